import Commerce

extension Language {
  /// What devices refuse, in German.
  static let germanDeviceRefusals: [RefusalCode: RefusalText] = [
    // Card terminals.
    .terminalUnreachable: RefusalText(
      "Das Kartenterminal antwortet nicht",
      "Prüfen Sie Strom und Kabel, warten Sie auf den Startbildschirm und versuchen "
        + "Sie es erneut; nehmen Sie solange bar."),
    .terminalBusy: RefusalText(
      "Das Kartenterminal ist beschäftigt",
      "Nicht erneut belasten; sehen Sie auf sein Display und warten Sie, bis es fertig ist."),
    .terminalNeedsEndOfDay: RefusalText(
      "Das Kartenterminal verlangt zuerst den Kassenschnitt",
      "Machen Sie den Kassenschnitt am Terminal und beginnen Sie die Zahlung neu."),
    .terminalNeedsDiagnosis: RefusalText(
      "Das Kartenterminal verlangt zuerst eine Diagnose",
      "Starten Sie die Diagnose des Terminals und versuchen Sie es erneut."),
    .terminalNeedsInitialisation: RefusalText(
      "Das Kartenterminal ist nicht initialisiert",
      "Initialisieren Sie das Terminal oder rufen Sie seinen Betreuer."),
    .terminalClockWrong: RefusalText(
      "Die Uhr des Kartenterminals geht falsch",
      "Stellen Sie Datum und Uhrzeit des Terminals und versuchen Sie es erneut."),
    .terminalCardInReader: RefusalText(
      "Im Terminal steckt noch eine Karte",
      "Bitten Sie den Kunden, die Karte zu entnehmen, und versuchen Sie es erneut."),
    .terminalNeedsTechnician: RefusalText(
      "Das Kartenterminal braucht seinen Techniker",
      "Nehmen Sie bar oder ein anderes Terminal, und rufen Sie den Service des Terminals."),
    .terminalPasswordRefused: RefusalText(
      "Das Kartenterminal lehnt unser Passwort ab",
      "Bitten Sie die Technik, das Passwort in den Einstellungen zu prüfen."),
    .terminalSettingsDiffer: RefusalText(
      "Das Kartenterminal ist anders eingestellt als Kase",
      "Bitten Sie die Technik, Währung, Protokoll und Verbindung auf beiden Seiten "
        + "zu vergleichen."),
    .terminalOutOfOrder: RefusalText(
      "Das Kartenterminal ist außer Betrieb ({code})",
      "Nehmen Sie bar oder ein anderes Terminal, und rufen Sie den Service des Terminals."),
    .terminalPermission: RefusalText(
      "Das System lässt Kase nicht an das Kartenterminal",
      "Bitten Sie die Technik, die Geräteregel (udev) einzurichten, und stecken Sie "
        + "das Terminal neu an."),
    .terminalUnsupported: RefusalText(
      "Dieses Kartenterminal kann das nicht",
      "Machen Sie es am Terminal selbst, oder fragen Sie die Technik."),
    .terminalProtocolFault: RefusalText(
      "Die Antwort des Kartenterminals ist nicht zu verstehen",
      "Nicht erneut belasten; prüfen Sie das Terminal und verständigen Sie die Technik."),
    .terminalInDoubt: RefusalText(
      "An diesem Terminal ist eine frühere Kartenzahlung noch ungeklärt ({attempt})",
      "Warten Sie, bis das Terminal gefragt wurde, oder sehen Sie bei den offenen "
        + "Zweifeln nach; nehmen Sie solange bar."),
    .terminalCloseOpen: RefusalText(
      "Ob das Terminal seinen Kassenschnitt gemacht hat, ist noch ungeklärt",
      "Warten Sie, bis das Terminal erneut gefragt wurde; nehmen Sie solange bar."),
    .terminalCloseNotFound: RefusalText(
      "Der Kassenschnitt wurde nicht gefunden",
      "Sehen Sie in der Liste der Terminals nach."),
    .terminalDoubtsOpen: RefusalText(
      "Kein Kassenschnitt, solange Kartenzahlungen ungeklärt sind ({attempts})",
      "Klären Sie sie in der Liste der Zweifel, und schließen Sie dann erneut ab."),
    .terminalBatchDiffers: RefusalText(
      "Die Zahlungen des Terminals weichen von unseren ab ({difference})",
      "Sehen Sie die Abweichungen Zeile für Zeile an und klären Sie sie, oder "
        + "schließen Sie mit einer Begründung ab."),

    // Printers.
    .printerOffline: RefusalText(
      "Der Drucker antwortet nicht",
      "Prüfen Sie Strom und Kabel; die Seite wartet und kommt von selbst."),
    .printerBusy: RefusalText(
      "Der Drucker nimmt keine Daten an",
      "Sehen Sie nach dem Drucker; ein anderes Programm kann ihn benutzen."),
    .printerPermission: RefusalText(
      "Das System lässt Kase nicht an den Drucker",
      "Bitten Sie die Technik, die Geräteregel (udev) einzurichten, und stecken Sie "
        + "den Drucker neu an."),
    .printerPaper: RefusalText(
      "Der Drucker hat kein Papier",
      "Legen Sie eine neue Rolle ein; die Seite geht von selbst weiter."),
    .printerCover: RefusalText(
      "Die Klappe des Druckers ist offen",
      "Schließen Sie die Klappe; die Seite geht von selbst weiter."),
    .printerCutter: RefusalText(
      "Das Messer des Druckers klemmt",
      "Schalten Sie den Drucker aus, nehmen Sie das Papier aus dem Messer, und "
        + "schalten Sie ihn wieder ein."),
    .printerFault: RefusalText(
      "Der Drucker meldet einen Fehler",
      "Schalten Sie ihn aus und ein; bleibt der Fehler, rufen Sie die Technik."),
  ]
}
