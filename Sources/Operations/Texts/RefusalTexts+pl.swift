import Commerce

extension Language {
  /// The wording of refusals in Polish.
  static let polishRefusals: [RefusalCode: RefusalText] = [
    .requestMalformed: RefusalText(
      "Nie można odczytać żądania: to nie jest poprawny JSON",
      "Popraw format żądania i wyślij je ponownie."),
    .requestMemberMissing: RefusalText(
      "W żądaniu brakuje wymaganego pola ({member})",
      "Dodaj pole i wyślij żądanie ponownie."),
    .requestMemberUnknown: RefusalText(
      "Żądanie zawiera nieznane pole ({member})",
      "Usuń pole lub popraw jego nazwę."),
    .requestMemberDuplicate: RefusalText(
      "Pole występuje w żądaniu dwukrotnie ({member})",
      "Podaj to pole tylko raz."),
    .requestMemberType: RefusalText(
      "Pole ma niewłaściwy typ danych ({member})",
      "Podaj wartość typu określonego w opisie API."),
    .requestValueInvalid: RefusalText(
      "Niedozwolona wartość ({value})",
      "Popraw wartość i wyślij żądanie ponownie."),
    .requestTooLarge: RefusalText(
      "Żądanie jest za duże",
      "Zmniejsz ilość danych lub podziel żądanie na części."),
    .requestTimeout: RefusalText(
      "Żądanie nie dotarło w całości w wyznaczonym czasie",
      "Sprawdź połączenie i ponów żądanie z tym samym kluczem."),
    .requestKeyMissing: RefusalText(
      "W żądaniu brakuje klucza idempotentności",
      "Dodaj nagłówek z kluczem i wyślij żądanie ponownie."),
    .requestKeyMalformed: RefusalText(
      "Klucz idempotentności ma niewłaściwy format",
      "Popraw klucz i wyślij żądanie ponownie."),
    .requestContentType: RefusalText(
      "Ten typ zawartości żądania nie jest obsługiwany",
      "Wyślij dane z nagłówkiem Content-Type: application/json."),
    .requestPathUnknown: RefusalText(
      "Na serwerze nie ma takiego adresu",
      "Sprawdź ścieżkę żądania."),
    .requestMethodNotAllowed: RefusalText(
      "Ta metoda HTTP nie jest dozwolona dla tego adresu",
      "Użyj metody podanej w opisie API."),
    .httpHost: RefusalText(
      "Serwer nie przyjmuje żądań z takim nagłówkiem Host",
      "Połącz się z serwerem pod adresem podanym w ustawieniach."),
    .httpOrigin: RefusalText(
      "Żądania z takim nagłówkiem Origin nie są dozwolone",
      "Otwórz program kasowy pod jego zwykłym adresem."),
    .rateLimited: RefusalText(
      "Zbyt wiele żądań w krótkim czasie",
      "Odczekaj chwilę i spróbuj ponownie."),

    .authRequired: RefusalText(
      "Wymagane jest logowanie",
      "Zaloguj się i powtórz czynność."),
    .authRefused: RefusalText(
      "Logowanie nie powiodło się: dane logowania nie pasują",
      "Sprawdź wprowadzone dane i spróbuj ponownie."),
    .authLocked: RefusalText(
      "Logowanie zablokowane po nieudanych próbach (jeszcze {seconds}\u{00A0}s)",
      "Poczekaj na koniec blokady i zaloguj się ponownie."),
    .authBusy: RefusalText(
      "Zbyt wiele osób loguje się w tej samej chwili",
      "Odczekaj kilka sekund i spróbuj ponownie."),
    .authRecord: RefusalText(
      "Nie można odczytać zapisanych danych logowania",
      "Zwróć się do administratora."),
    .authDeviceRequired: RefusalText(
      "Ta czynność jest możliwa tylko na zarejestrowanym urządzeniu",
      "Przejdź do kasy lub poproś administratora o zarejestrowanie urządzenia."),
    .authForbidden: RefusalText(
      "Nie masz uprawnień do tej czynności",
      "Zwróć się do osoby z odpowiednimi uprawnieniami."),
    .authRegisterDiffers: RefusalText(
      "Logowanie dotyczy innej kasy",
      "Zaloguj się na kasie, na której pracujesz."),
    .personUnknown: RefusalText(
      "Nie ma takiej osoby w systemie",
      "Sprawdź nazwę lub wybierz osobę z listy."),
    .personExists: RefusalText(
      "Taka osoba jest już w systemie",
      "Wybierz inną nazwę lub zmień istniejący wpis."),
    .secretTooWeak: RefusalText(
      "PIN lub hasło jest zbyt łatwe do odgadnięcia ({reason})",
      "Wybierz trudniejsze hasło lub trudniejszy PIN."),

    .approvalMissing: RefusalText(
      "Ta czynność wymaga zgody drugiej osoby",
      "Poproś uprawnioną osobę o zgodę."),
    .approvalSamePerson: RefusalText(
      "Nie można wyrazić zgody na własną czynność",
      "Poproś o zgodę inną osobę."),
    .approvalAlreadyUsed: RefusalText(
      "Ta zgoda została już wykorzystana",
      "Poproś o nową zgodę."),
    .approvalOtherDocument: RefusalText(
      "Zgoda dotyczy innego dokumentu",
      "Poproś o zgodę na ten dokument."),
    .approvalExpired: RefusalText(
      "Zgoda straciła ważność",
      "Poproś o nową zgodę."),
    .approvalNotFound: RefusalText(
      "Nie znaleziono zgody",
      "Poproś o zgodę jeszcze raz."),
    .approvalNotGranted: RefusalText(
      "Zgoda nie została udzielona",
      "Poczekaj na decyzję lub zwróć się do innej uprawnionej osoby."),
    .approvalLimitTooLow: RefusalText(
      "Kwota przekracza limit osoby wyrażającej zgodę",
      "Zwróć się do osoby z wyższym limitem."),

    .documentLinesMissing: RefusalText(
      "Dokument nie zawiera żadnej pozycji",
      "Dodaj co najmniej jedną usługę lub towar."),
    .documentTendersMissing: RefusalText(
      "Dokument nie zawiera płatności",
      "Wybierz sposób płatności i wpisz kwotę."),
    .documentNotBalanced: RefusalText(
      "Płatność nie zgadza się z kwotą dokumentu (do zapłaty {due}, wpłacono {tendered})",
      "Sprawdź pozycje i płatność."),
    .documentKeyBodyDiffers: RefusalText(
      "Ta operacja została już wysłana z innymi danymi",
      "Sprawdź, czy dokument już nie powstał, i dopiero wtedy zacznij od nowa."),
    .documentAlreadyFinalised: RefusalText(
      "Dokument jest już zakończony i nie można go zmienić",
      "Otwórz gotowy dokument, a w razie błędu wykonaj zwrot lub anulowanie."),
    .documentNotFound: RefusalText(
      "Nie znaleziono dokumentu",
      "Sprawdź numer dokumentu."),
    .documentCurrencyNotSupported: RefusalText(
      "Ta waluta nie jest obsługiwana",
      "Wystaw dokument w walucie kasy."),
    .documentAmountOutOfRange: RefusalText(
      "Kwota wykracza poza dozwolony zakres",
      "Sprawdź ilości i ceny."),
    .copyNotSupported: RefusalText(
      "Dla tego dokumentu nie przewidziano kopii",
      "Wybierz inny dokument."),

    .lineServiceUnknown: RefusalText(
      "Nie ma takiej usługi w katalogu ({service})",
      "Wybierz usługę z katalogu."),
    .lineKindNotSupported: RefusalText(
      "Pozycje tego rodzaju nie są tutaj obsługiwane",
      "Usuń pozycję lub wybierz inną usługę."),
    .lineQuantityZero: RefusalText(
      "Ilość nie może być równa zeru",
      "Wpisz ilość lub usuń pozycję."),
    .lineQuantityNegative: RefusalText(
      "Ilość nie może być ujemna",
      "Wpisz ilość dodatnią, a przy zwrocie wykonaj operację zwrotu."),
    .taxClassUnknown: RefusalText(
      "Nieznana kategoria podatkowa ({class})",
      "Powiadom administratora: katalog wymaga poprawki."),
    .taxRateNotSupported: RefusalText(
      "Brak stawki podatku na ten dzień (kategoria {class}, data {date})",
      "Sprawdź datę lub powiadom administratora."),
    .discountSignInvalid: RefusalText(
      "Rabat nie może być ujemny",
      "Wpisz rabat bez znaku minus."),
    .discountExceedsLine: RefusalText(
      "Rabat jest większy niż kwota pozycji ({gross})",
      "Zmniejsz rabat."),
    .discountExceedsDocument: RefusalText(
      "Rabat jest większy niż kwota dokumentu ({gross})",
      "Zmniejsz rabat."),
    .partyRequired: RefusalText(
      "Ten dokument wymaga danych nabywcy",
      "Wpisz dane nabywcy."),
    .partyInvalid: RefusalText(
      "Dane nabywcy są niepełne lub błędne",
      "Sprawdź i popraw dane nabywcy."),

    .referenceNotFound: RefusalText(
      "Nie znaleziono dokumentu pierwotnego",
      "Sprawdź numer dokumentu pierwotnego."),
    .referenceAlreadyVoided: RefusalText(
      "Dokument pierwotny został już anulowany",
      "Sprawdź, czy wybrano właściwy dokument."),
    .refundNotSupported: RefusalText(
      "Zwrot do tego dokumentu nie jest możliwy",
      "Sprawdź, czy wybrano właściwy dokument, lub zwróć się do kierownika."),
    .refundLineUnknown: RefusalText(
      "Takiej pozycji nie ma w dokumencie pierwotnym",
      "Wybierz pozycję z dokumentu pierwotnego."),
    .refundLineRepeated: RefusalText(
      "Pozycja występuje w zwrocie dwukrotnie",
      "Podaj pozycję tylko raz, z łączną ilością."),
    .refundExceedsQuantity: RefusalText(
      "Więcej, niż pozostało do zwrotu z tej pozycji ({remaining})",
      "Zmniejsz ilość."),
    .refundTenderDiffers: RefusalText(
      "Sposób zwrotu pieniędzy różni się od sposobu płatności",
      "Zwróć pieniądze w taki sposób, w jaki zapłacono."),
    .voidNotSupported: RefusalText(
      "Tego dokumentu nie można anulować",
      "Jeśli to możliwe, wykonaj zwrot."),
    .voidRefunded: RefusalText(
      "Nie można anulować: do dokumentu wykonano już zwrot",
      "Wykonaj zwrot pozostałych pozycji."),
    .voidShiftClosed: RefusalText(
      "Nie można anulować: zmiana tego dokumentu jest już zamknięta",
      "Zamiast anulowania wykonaj zwrot."),

    .tenderAmountInvalid: RefusalText(
      "Niedozwolona kwota płatności",
      "Sprawdź i popraw kwotę."),
    .tenderCashOverLimit: RefusalText(
      "Kwota w gotówce przekracza dozwolony limit ({limit})",
      "Zaproponuj inny sposób płatności."),
    .tenderOverLimit: RefusalText(
      "Nadpłata bezgotówkowa jest większa niż dozwolona ({limit})",
      "Zmniejsz kwotę płatności."),
    .tenderNotAccepted: RefusalText(
      "Taka płatność nie jest tutaj przyjmowana",
      "Wybierz inny sposób płatności."),
    .tenderNothingDue: RefusalText(
      "Nie ma już nic do zapłaty",
      "Zakończ sprzedaż."),
    .tenderAttemptOpen: RefusalText(
      "Poprzednia płatność kartą nie jest jeszcze zakończona ({attempt})",
      "Nie obciążaj karty ponownie, sprawdź terminal."),
    .tenderTerminalMissing: RefusalText(
      "Ta kasa nie ma podłączonego terminala płatniczego",
      "Wybierz inny sposób płatności lub zwróć się do administratora."),
    .tenderTipsNotEnabled: RefusalText(
      "Przyjmowanie napiwków nie jest włączone",
      "Wpisz kwotę bez napiwku."),
    .tenderCustomerRequired: RefusalText(
      "Ten sposób płatności wymaga podania klienta",
      "Wybierz klienta lub inny sposób płatności."),
    .tenderReferenceMissing: RefusalText(
      "Dla tej płatności nie podano numeru ani kodu",
      "Wpisz numer lub kod, którego dotyczy płatność."),
    .transferOriginalNotInvoice: RefusalText(
      "Dokument pierwotny nie jest fakturą",
      "Wybierz fakturę, która ma być zapłacona."),
    .transferAlreadySettled: RefusalText(
      "Faktura jest już w całości zapłacona",
      "Sprawdź, czy wybrano właściwą fakturę."),
    .transferExceedsRemaining: RefusalText(
      "Więcej, niż pozostało do zapłaty ({remaining})",
      "Zmniejsz kwotę."),
    .transferPartyMismatch: RefusalText(
      "Dokument dotyczy innego klienta",
      "Sprawdź klienta i numer dokumentu."),
    .voucherUnknown: RefusalText(
      "Nie znaleziono bonu o takim kodzie",
      "Sprawdź kod lub wybierz inny sposób płatności."),
    .voucherInsufficient: RefusalText(
      "Na bonie nie ma wystarczających środków",
      "Zmniejsz kwotę, a resztę przyjmij w inny sposób."),
    .voucherCodeTaken: RefusalText(
      "Bon o takim kodzie już istnieje",
      "Wpisz inny kod."),
    .prepaymentInsufficient: RefusalText(
      "Więcej, niż pozostało z zaliczki ({remaining})",
      "Zmniejsz rozliczaną kwotę."),

    .shiftNotOpen: RefusalText(
      "Zmiana nie jest otwarta",
      "Otwórz zmianę i powtórz czynność."),
    .shiftAlreadyOpen: RefusalText(
      "Zmiana na tej kasie jest już otwarta",
      "Kontynuuj otwartą zmianę lub najpierw ją zamknij."),
    .shiftNotFound: RefusalText(
      "Nie znaleziono zmiany",
      "Sprawdź numer zmiany."),
    .shiftCountMissing: RefusalText(
      "Nie podano wyniku przeliczenia gotówki",
      "Przelicz gotówkę i wpisz wynik."),
    .shiftCountInvalid: RefusalText(
      "Wynik przeliczenia gotówki zawiera błąd",
      "Sprawdź nominały i liczbę sztuk."),
    .shiftExpectedHidden: RefusalText(
      "Oczekiwana kwota nie jest widoczna przed przeliczeniem",
      "Najpierw przelicz gotówkę i wpisz wynik."),
    .shiftCarriedOverDiffers: RefusalText(
      "Kwota nie zgadza się ze stanem z poprzedniej zmiany (oczekiwano {expected})",
      "Sprawdź kwotę, a w razie różnicy zwróć się do kierownika."),
    .shiftTotalsDiffer: RefusalText(
      "Sumy zmiany nie zgadzają się z jej dokumentami ({total})",
      "Nie zamykaj zmiany, zwróć się do administratora."),
    .shiftPersonNotHolder: RefusalText(
      "Zmianę prowadzi inna osoba",
      "Poproś tę osobę o przekazanie zmiany."),
    .shiftHandoverSamePerson: RefusalText(
      "Nie można przekazać zmiany tej samej osobie",
      "Wybierz inną osobę."),
    .registerUnknown: RefusalText(
      "Nie ma takiej kasy ({register})",
      "Sprawdź numer kasy."),
    .cashAmountInvalid: RefusalText(
      "Niedozwolona kwota gotówki",
      "Sprawdź i popraw kwotę."),
    .cashReasonUnknown: RefusalText(
      "Nie ma takiego powodu operacji gotówkowej",
      "Wybierz powód z listy."),
    .cashNotPossible: RefusalText(
      "Operacja nie jest możliwa",
      "Zwróć się do kierownika."),
    .basketNotFound: RefusalText(
      "Nie znaleziono koszyka",
      "Wybierz koszyk z listy lub zacznij nowy."),
    .basketNotOpen: RefusalText(
      "Koszyk jest już zamknięty",
      "Zacznij nowy koszyk."),
    .basketChanged: RefusalText(
      "Koszyk w międzyczasie się zmienił",
      "Odśwież koszyk, sprawdź go i spróbuj ponownie."),
    .basketHasTenders: RefusalText(
      "W koszyku jest już płatność",
      "Zakończ sprzedaż lub najpierw wycofaj płatność."),

    .attemptNotFound: RefusalText(
      "Nie znaleziono operacji kartą",
      "Nie obciążaj karty ponownie, sprawdź terminal."),
    .attemptNotInDoubt: RefusalText(
      "Wynik operacji kartą jest już znany, decyzja nie jest potrzebna",
      "Odśwież dane i sprawdź wynik."),
    .attemptStateForbids: RefusalText(
      "Nie jest to możliwe w obecnym stanie operacji kartą",
      "Nie obciążaj karty ponownie, sprawdź terminal."),
    .printJobNotFound: RefusalText(
      "Nie znaleziono zadania drukowania",
      "Odśwież listę zadań lub wydrukuj kopię dokumentu."),
    .printJobStateForbids: RefusalText(
      "Nie jest to możliwe w obecnym stanie zadania drukowania",
      "Odśwież listę i sprawdź, co wyszło z drukarki."),
    .printNoPrinter: RefusalText(
      "Ta kasa nie ma drukarki",
      "Drukuj przy kasie z drukarką albo poproś technika o jej podłączenie."),
    .printPageUnprintable: RefusalText(
      "Strony nie da się tu złożyć ani wydrukować ({reason})",
      "Powiadom technika; sam dokument jest bezpieczny."),
    .deviceUnknown: RefusalText(
      "Nie ma tu urządzenia o tej nazwie ({device})",
      "Wyświetl listę urządzeń i użyj nazwy z listy."),
    .deviceNoTrace: RefusalText(
      "Dla tego urządzenia nie prowadzi się zapisu rozmowy ({device})",
      "Włącz zapis w ustawieniach i uruchom ponownie."),
    .deviceUnsupported: RefusalText(
      "To urządzenie tego nie potrafi ({device})",
      "Użyj testu przewidzianego dla tego rodzaju urządzeń."),

    .catalogueInvalid: RefusalText(
      "Plik katalogu zawiera błąd (wiersz {line}: {reason})",
      "Popraw plik i wczytaj go ponownie."),
    .packInvalid: RefusalText(
      "Plik ustawień kraju zawiera błąd (wiersz {line}: {reason})",
      "Popraw plik i wczytaj go ponownie."),
    .branchNotInitialised: RefusalText(
      "Placówka nie jest jeszcze skonfigurowana",
      "Poproś administratora o pierwszą konfigurację."),
    .branchAlreadyInitialised: RefusalText(
      "Placówka jest już skonfigurowana",
      "Ponowna konfiguracja nie jest potrzebna, kontynuuj pracę."),

    .ledgerFull: RefusalText(
      "Zabrakło miejsca na zapis dokumentów",
      "Wstrzymaj sprzedaż i od razu powiadom administratora."),
    .ledgerBusy: RefusalText(
      "System zapisuje teraz inne dokumenty",
      "Odczekaj kilka sekund i spróbuj ponownie."),
    .ledgerFailed: RefusalText(
      "Zapis się nie powiódł",
      "Wstrzymaj sprzedaż i od razu powiadom administratora."),
    .serverInternal: RefusalText(
      "Wewnętrzny błąd serwera",
      "Sprawdź, czy dokument już nie powstał, i powiadom administratora."),
  ]
}
