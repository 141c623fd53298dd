extension DiagnosticTexts {
  /// The messages in Polish.
  package static let polish: [DiagnosticCode: String] = [
    .braceStray:
      "nawias klamrowy niczego nie otwiera ani nie zamyka i ukrywa cały wiersz; dla samego znaku "
      + "napisz \\{ lub \\}",
    .propertyBesideText:
      "ustawienie stoi obok innych kolumn, więc cały wiersz nie działa; przenieś je do osobnego "
      + "wiersza",
    .memberMalformed: "'{member}' to nie 'klucz: wartość'; napisz klucz, dwukropek i wartość",
    .keyUnknown: "klucz '{key}' jest nieznany; użyj jednego z tych, małymi literami: {known}",
    .keyRepeated: "klucz '{key}' występuje dwa razy, liczy się tylko ostatni; usuń jeden",
    .settingUnknown: "'{value}' nie jest wartością klucza '{key}'; użyj jednej z tych: {known}",
    .widthUnknown:
      "'{value}' nie jest szerokością i ukrywa kolumnę; użyj *, liczby całkowitej lub auto",
    .commaStray:
      "przecinek bez szerokości po obu stronach tworzy kolumnę o szerokości 0; usuń przecinek",
    .optionUnknown: "opcja '{value}' jest nieznana; użyj jednej z tych: {known}",
    .optionDouble: "{value} ustawia i szerokość kresek, i rozmiar modułów QR",
    .commandUnknown:
      "'{value}' nie jest poleceniem, surowych bajtów nigdy się nie wysyła; użyj drawer lub beep",

    .escapeUnknown:
      "'\\{character}' nic nie znaczy i oba znaki znikają; dla ukośnika wstecznego napisz \\\\",
    .escapeHexMalformed:
      "po \\x potrzebne są dwie cyfry szesnastkowe, inaczej znikają też następne znaki; napisz "
      + "\\x41 lub \\\\x",
    .controlCharacter: "znaku sterującego {character} nie da się wydrukować; usuń go",
    .bidiControl: "znaku kierunku pisma {character} nie da się wydrukować; usuń go",
    .combiningMark:
      "znak {character} nie ma litery, z którą mógłby się złączyć; użyj litery złożonej",
    .sourceNotComposed: "litera i jej znak są tu dwoma znakami; zapisz plik w postaci Unicode NFC",
    .lineEndFinal: "koniec wiersza na końcu pliku drukuje pusty wiersz",

    .cellsBeyondWidths:
      "liczba kolumn w wierszu: {cells}, szerokości w 'width': {widths}, tekst przepada; dodaj "
      + "szerokość",
    .cellsBeyondPaper:
      "liczba kolumn, które mieszczą się na papierze: {columns} z {cells}; użyj mniej kolumn",
    .cellHidden: "tekst stoi w kolumnie o szerokości 0 i przepada; nadaj kolumnie szerokość",
    .widthsShrunk: "szerokości potrzebują znaków: {needed}, papier ma {available}; zwęź kolumny",
    .moneyColumnShrunk:
      "szerokości potrzebują znaków: {needed}, papier ma {available}, a kolumna kwoty się "
      + "zwęziła; zwęź inną kolumnę",
    .textTruncated:
      "tekst nie mieści się, znaków w kolumnie: {available}, reszta przepada; użyj text: word",
    .glyphTooWide:
      "znak o szerokości {needed} nie mieści się w kolumnie o szerokości {available}; użyj "
      + "mniejszego rozmiaru lub szerszej kolumny",
    .rowFullBreak:
      "wiersz przed \\n jest pełny co do znaku, więc następuje pusty; użyj text: word lub "
      + "krótszego tekstu",
    .boxOpen: "ramka na końcu jest jeszcze otwarta; tam zostaje zamknięta",
    .columnsUnsupported:
      "strona o liczbie znaków w wierszu {columns} nie jest możliwa; użyj od 1 do 255",

    .moneyOverflow:
      "kwota potrzebuje znaków: {needed}, jej kolumna ma {available}; poszerz kolumnę lub "
      + "zmniejsz rozmiar",
    .moneyBreak: "podział wiersza w kolumnie kwoty drukuje się jako spacja; usuń go",

    .codeEmpty: "kod nie ma danych i nie jest drukowany; umieść go w sekcji jego wartości",
    .barcodeInvalid: "'{data}' nie da się przedstawić jako {symbology}; sprawdź znaki i długość",
    .barcodeCheckDigit: "cyfra kontrolna '{data}' jest błędna, poprawna to {expected}; popraw ją",
    .qrTooLong: "na kod QR poziomu {level} jest za dużo bajtów: {bytes}; użyj mniej danych",
    .codeTooWide:
      "szerokość kodu w punktach: {needed}, jego kolumny: {available}; użyj mniejszej opcji lub "
      + "szerszej kolumny",
    .codeQuietZone:
      "aby kod był czytelny, potrzeba wokół białego pola w punktach: {needed}; zostaw pusty "
      + "wiersz lub większy margines",
    .imageDataInvalid: "dane obrazu nie są base64; zakoduj plik PNG ponownie",
    .imageUnreadable: "obrazu nie da się odczytać; użyj pliku PNG",
    .imageTooWide:
      "szerokość obrazu w punktach: {needed}, jego kolumny: {available}; zmniejsz obraz",

    .characterRefused: "drukarka nie może pokazać '{character}'; zastąp ten znak",
    .characterReplaced:
      "drukarka nie może pokazać '{character}', zamiast niego jest '{replacement}'",
    .rowAsPicture:
      "drukarka nie ma strony kodowej dla tego wiersza, wiersz jest wysyłany jako obraz",

    .insertMalformed:
      "od '{{' nie zaczyna się tu nazwa wartości; napisz jak {{seller.name}}: tylko litery, "
      + "cyfry, _ i .",
    .insertInSetting: "wartość nie może decydować o '{key}'; napisz samo ustawienie",
    .nameUnknown: "nie ma wartości o nazwie '{name}'; popraw nazwę",
    .valueNotText: "'{name}' to nie tekst, lecz znacznik albo lista; użyj jako sekcji",
    .valueCharacterRemoved:
      "wartość '{name}' zawiera {character}, czego nie da się wydrukować; znak usunięto",
    .sectionUnopened: "sekcja '{name}' tu się kończy, lecz się nie zaczęła; usuń wiersz",
    .sectionUnclosed: "sekcja '{name}' się nie kończy; dodaj jej koniec",
    .sectionMismatch:
      "otwarta jest sekcja '{open}', a kończy się '{name}'; najpierw zakończ '{open}'",
    .sectionTooDeep: "jedna w drugiej stoi więcej sekcji niż {most}; użyj mniej",
    .sectionNotAlone:
      "początek lub koniec sekcji stoi obok innego tekstu; przenieś do osobnego wiersza",
  ]
}
