import Commerce

extension Language {
  /// What devices refuse, in Polish.
  static let polishDeviceRefusals: [RefusalCode: RefusalText] = [
    // Card terminals.
    .terminalUnreachable: RefusalText(
      "Terminal nie odpowiada",
      "Sprawdź zasilanie i kabel, poczekaj na ekran startowy i spróbuj ponownie; na "
        + "razie przyjmuj gotówkę."),
    .terminalBusy: RefusalText(
      "Terminal wykonuje inną operację",
      "Nie obciążaj karty ponownie; spójrz na ekran terminala i poczekaj na zakończenie."),
    .terminalNeedsEndOfDay: RefusalText(
      "Terminal wymaga najpierw zamknięcia dnia",
      "Zamknij dzień na terminalu i rozpocznij płatność od nowa."),
    .terminalNeedsDiagnosis: RefusalText(
      "Terminal wymaga najpierw diagnostyki",
      "Uruchom diagnostykę terminala i spróbuj ponownie."),
    .terminalNeedsInitialisation: RefusalText(
      "Terminal nie jest zainicjowany",
      "Zainicjuj terminal albo zadzwoń do serwisu terminala."),
    .terminalClockWrong: RefusalText(
      "Zegar terminala wskazuje zły czas",
      "Ustaw datę i godzinę terminala i spróbuj ponownie."),
    .terminalCardInReader: RefusalText(
      "W terminalu jest jeszcze karta",
      "Poproś klienta o wyjęcie karty i spróbuj ponownie."),
    .terminalNeedsTechnician: RefusalText(
      "Terminal wymaga interwencji technika",
      "Przyjmuj gotówkę lub użyj innego terminala i zadzwoń do serwisu terminala."),
    .terminalPasswordRefused: RefusalText(
      "Terminal odrzuca nasze hasło",
      "Poproś technika o sprawdzenie hasła w ustawieniach."),
    .terminalSettingsDiffer: RefusalText(
      "Terminal jest ustawiony inaczej niż Kase",
      "Poproś technika o porównanie waluty, protokołu i połączenia po obu stronach."),
    .terminalOutOfOrder: RefusalText(
      "Terminal jest niesprawny ({code})",
      "Przyjmuj gotówkę lub użyj innego terminala i zadzwoń do serwisu terminala."),
    .terminalPermission: RefusalText(
      "System nie pozwala Kase używać terminala",
      "Poproś technika o zainstalowanie reguły urządzeń (udev) i podłącz terminal ponownie."),
    .terminalUnsupported: RefusalText(
      "Ten terminal tego nie potrafi",
      "Zrób to na samym terminalu albo zapytaj technika."),
    .terminalProtocolFault: RefusalText(
      "Odpowiedzi terminala nie da się zrozumieć",
      "Nie obciążaj karty ponownie; sprawdź terminal i powiadom technika."),
    .terminalInDoubt: RefusalText(
      "Na tym terminalu jest jeszcze niewyjaśniona płatność kartą ({attempt})",
      "Poczekaj, aż terminal odpowie, albo sprawdź listę wątpliwości; na razie "
        + "przyjmuj gotówkę."),
    .terminalCloseOpen: RefusalText(
      "Nie wiadomo jeszcze, czy terminal zamknął dzień",
      "Poczekaj na ponowne zapytanie terminala; na razie przyjmuj gotówkę."),
    .terminalCloseNotFound: RefusalText(
      "Nie znaleziono zamknięcia terminala",
      "Sprawdź listę terminali."),
    .terminalDoubtsOpen: RefusalText(
      "Nie można zamknąć dnia terminala, gdy są niewyjaśnione płatności kartą ({attempts})",
      "Wyjaśnij je na liście wątpliwości i zamknij ponownie."),
    .terminalBatchDiffers: RefusalText(
      "Płatności terminala różnią się od naszych ({difference})",
      "Obejrzyj różnice wiersz po wierszu i wyjaśnij je albo zamknij z podaniem powodu."),

    // Printers.
    .printerOffline: RefusalText(
      "Drukarka nie odpowiada",
      "Sprawdź zasilanie i kabel; strona czeka i wydrukuje się sama."),
    .printerBusy: RefusalText(
      "Drukarka nie przyjmuje danych",
      "Obejrzyj drukarkę; może jej używać inny program."),
    .printerPermission: RefusalText(
      "System nie pozwala Kase używać drukarki",
      "Poproś technika o zainstalowanie reguły urządzeń (udev) i podłącz drukarkę ponownie."),
    .printerPaper: RefusalText(
      "W drukarce skończył się papier",
      "Włóż nową rolkę; strona wydrukuje się dalej sama."),
    .printerCover: RefusalText(
      "Pokrywa drukarki jest otwarta",
      "Zamknij pokrywę; strona wydrukuje się dalej sama."),
    .printerCutter: RefusalText(
      "Nóż drukarki się zaciął",
      "Wyłącz drukarkę, wyjmij papier z noża i włącz ją ponownie."),
    .printerFault: RefusalText(
      "Drukarka zgłasza usterkę",
      "Wyłącz ją i włącz; jeśli usterka pozostanie, wezwij technika."),
  ]
}
