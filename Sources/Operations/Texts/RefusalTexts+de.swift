import Commerce

extension Language {
  /// The wording of every refusal in German, in the order of the catalogue.
  static let germanRefusals: [RefusalCode: RefusalText] = [
    // The request itself.
    .requestMalformed: RefusalText(
      "Die Anfrage ist kein gültiges JSON",
      "Korrigieren Sie den Inhalt und senden Sie die Anfrage erneut."),
    .requestMemberMissing: RefusalText(
      "Ein Pflichtfeld fehlt ({member})",
      "Ergänzen Sie das Feld und senden Sie die Anfrage erneut."),
    .requestMemberUnknown: RefusalText(
      "Die Anfrage enthält ein unbekanntes Feld ({member})",
      "Entfernen Sie das Feld oder korrigieren Sie seinen Namen."),
    .requestMemberDuplicate: RefusalText(
      "Ein Feld kommt mehrfach vor ({member})",
      "Geben Sie es nur einmal an und senden Sie die Anfrage erneut."),
    .requestMemberType: RefusalText(
      "Ein Feld hat den falschen Datentyp ({member})",
      "Senden Sie den Typ aus der API-Beschreibung."),
    .requestValueInvalid: RefusalText(
      "Ein Wert ist ungültig ({value})",
      "Korrigieren Sie den Wert und versuchen Sie es erneut."),
    .requestTooLarge: RefusalText(
      "Die Anfrage ist zu groß",
      "Senden Sie weniger Daten auf einmal."),
    .requestTimeout: RefusalText(
      "Die Anfrage kam nicht rechtzeitig vollständig an",
      "Prüfen Sie die Verbindung und senden Sie sie mit demselben Schlüssel erneut."),
    .requestKeyMissing: RefusalText(
      "Der Header Idempotency-Key fehlt",
      "Senden Sie die Anfrage mit einem eigenen Schlüssel."),
    .requestKeyMalformed: RefusalText(
      "Der Header Idempotency-Key hat ein falsches Format",
      "Senden Sie den Schlüssel im Format der API-Beschreibung."),
    .requestContentType: RefusalText(
      "Dieser Inhaltstyp wird nicht unterstützt",
      "Senden Sie die Daten im Typ der API-Beschreibung."),
    .requestPathUnknown: RefusalText(
      "Unter dieser Adresse gibt es nichts",
      "Vergleichen Sie den Pfad mit der API-Beschreibung."),
    .requestMethodNotAllowed: RefusalText(
      "Diese Adresse nimmt diese Methode nicht an",
      "Verwenden Sie eine Methode aus dem Header Allow."),
    .httpHost: RefusalText(
      "Der Header Host nennt nicht diesen Server",
      "Öffnen Sie den Server unter seiner eingerichteten Adresse."),
    .httpOrigin: RefusalText(
      "Die Anfrage kommt von einem nicht erlaubten Ursprung",
      "Öffnen Sie die Seite unter der Adresse dieses Servers."),
    .rateLimited: RefusalText(
      "Zu viele Anfragen in kurzer Zeit",
      "Warten Sie einen Moment und versuchen Sie es erneut."),

    // Who asks.
    .authRequired: RefusalText(
      "Sie sind nicht angemeldet",
      "Melden Sie sich an und versuchen Sie es erneut."),
    .authRefused: RefusalText(
      "Anmeldung fehlgeschlagen, die Angaben stimmen nicht",
      "Prüfen Sie Ihre Eingabe und versuchen Sie es erneut."),
    .authLocked: RefusalText(
      "Zu viele Versuche, die Anmeldung ist vorübergehend gesperrt ({seconds} s)",
      "Warten Sie und melden Sie sich dann erneut an."),
    .authBusy: RefusalText(
      "Es melden sich gerade zu viele Personen an",
      "Warten Sie einen Moment und versuchen Sie es erneut."),
    .authRecord: RefusalText(
      "Die gespeicherten Anmeldedaten sind beschädigt",
      "Bitten Sie die Administration, sie neu einzurichten."),
    .authDeviceRequired: RefusalText(
      "Dieses Gerät ist nicht registriert",
      "Bitten Sie die Administration, es zu registrieren."),
    .authForbidden: RefusalText(
      "Sie haben dafür keine Berechtigung",
      "Wenden Sie sich an Ihre Aufsicht."),
    .authRegisterDiffers: RefusalText(
      "Sie sind an einer anderen Kasse angemeldet",
      "Melden Sie sich an dieser Kasse an und versuchen Sie es erneut."),
    .personUnknown: RefusalText(
      "Diese Person ist nicht bekannt",
      "Prüfen Sie den Namen oder fragen Sie die Administration."),
    .personExists: RefusalText(
      "Diese Person ist bereits angelegt",
      "Öffnen Sie den vorhandenen Eintrag oder wählen Sie einen anderen Namen."),
    .secretTooWeak: RefusalText(
      "PIN oder Passwort ist zu leicht zu erraten ({reason})",
      "Wählen Sie etwas Sichereres."),

    // A second person.
    .approvalMissing: RefusalText(
      "Eine zweite Person muss das freigeben",
      "Bitten Sie eine berechtigte Person um Freigabe."),
    .approvalSamePerson: RefusalText(
      "Eigene Vorgänge können Sie nicht selbst freigeben",
      "Bitten Sie eine andere berechtigte Person."),
    .approvalAlreadyUsed: RefusalText(
      "Diese Freigabe wurde schon verwendet",
      "Bitten Sie um eine neue Freigabe."),
    .approvalOtherDocument: RefusalText(
      "Die Freigabe gilt für einen anderen Inhalt",
      "Lassen Sie den jetzigen Inhalt freigeben."),
    .approvalExpired: RefusalText(
      "Die Freigabe ist abgelaufen",
      "Bitten Sie um eine neue Freigabe."),
    .approvalNotFound: RefusalText(
      "Die Freigabe wurde nicht gefunden",
      "Bitten Sie um eine neue Freigabe."),
    .approvalNotGranted: RefusalText(
      "Die Freigabe wurde nicht erteilt",
      "Warten Sie die Entscheidung ab oder fragen Sie Ihre Aufsicht."),
    .approvalLimitTooLow: RefusalText(
      "Der Betrag liegt über dem Freigabelimit dieser Person",
      "Bitten Sie jemanden mit höherem Limit."),

    // Documents.
    .documentLinesMissing: RefusalText(
      "Der Beleg hat keine Positionen",
      "Fügen Sie mindestens eine Leistung oder einen Artikel hinzu."),
    .documentTendersMissing: RefusalText(
      "Der Beleg hat keine Zahlung",
      "Geben Sie an, wie bezahlt wird."),
    .documentNotBalanced: RefusalText(
      "Die Zahlung passt nicht zum Betrag (fällig {due}, bezahlt {tendered})",
      "Korrigieren Sie die Zahlung."),
    .documentKeyBodyDiffers: RefusalText(
      "Dieser Vorgang wurde schon mit anderem Inhalt gesendet",
      "Prüfen Sie vor dem Wiederholen das Journal."),
    .documentAlreadyFinalised: RefusalText(
      "Dieser Verkauf ist bereits abgeschlossen",
      "Kassieren Sie nicht noch einmal; suchen Sie den Beleg im Journal."),
    .documentNotFound: RefusalText(
      "Der Beleg wurde nicht gefunden",
      "Prüfen Sie die Nummer und suchen Sie erneut."),
    .documentCurrencyNotSupported: RefusalText(
      "Diese Währung wird hier nicht angenommen",
      "Verwenden Sie die Währung der Kasse."),
    .documentAmountOutOfRange: RefusalText(
      "Der Betrag ist zu groß für die Berechnung",
      "Prüfen Sie Mengen und Preise."),
    .copyNotSupported: RefusalText(
      "Von dieser Belegart sind keine Kopien erlaubt",
      "Zeigen Sie der Kundschaft das Original im Journal."),

    // Lines, tax, discounts.
    .lineServiceUnknown: RefusalText(
      "Diese Leistung steht nicht im Katalog ({service})",
      "Wählen Sie die Leistung aus der Liste."),
    .lineKindNotSupported: RefusalText(
      "Diese Art von Position kann hier nicht verkauft werden",
      "Wählen Sie eine andere Leistung."),
    .lineQuantityZero: RefusalText(
      "Die Menge ist null",
      "Geben Sie eine Menge über null ein oder löschen Sie die Position."),
    .lineQuantityNegative: RefusalText(
      "Die Menge ist negativ",
      "Geben Sie eine positive Menge ein; für eine Rücknahme erstatten Sie."),
    .taxClassUnknown: RefusalText(
      "Die Steuerklasse ist in diesem Land nicht bekannt ({class})",
      "Lassen Sie den Katalog von der Administration korrigieren."),
    .taxRateNotSupported: RefusalText(
      "Für die Steuerklasse gibt es an diesem Tag keinen Satz ({class}, {date})",
      "Lassen Sie die Steuersätze von der Administration prüfen."),
    .discountSignInvalid: RefusalText(
      "Ein Rabatt darf nicht negativ sein",
      "Geben Sie den Rabatt ohne Minuszeichen ein."),
    .discountExceedsLine: RefusalText(
      "Der Rabatt ist höher als der Betrag der Position ({gross})",
      "Geben Sie einen kleineren Rabatt ein."),
    .discountExceedsDocument: RefusalText(
      "Der Rabatt ist höher als die Summe ({gross})",
      "Geben Sie einen kleineren Rabatt ein."),
    .partyRequired: RefusalText(
      "Dieser Beleg braucht Kundendaten",
      "Erfassen oder wählen Sie den Kunden."),
    .partyInvalid: RefusalText(
      "Die Kundendaten sind unvollständig oder falsch",
      "Prüfen Sie Name, Anschrift und Nummern."),

    // References, refunds, voids.
    .referenceNotFound: RefusalText(
      "Der ursprüngliche Beleg wurde nicht gefunden",
      "Prüfen Sie seine Nummer und suchen Sie erneut."),
    .referenceAlreadyVoided: RefusalText(
      "Der ursprüngliche Beleg ist bereits storniert",
      "Prüfen Sie ihn im Journal."),
    .refundNotSupported: RefusalText(
      "Diese Belegart kann nicht erstattet werden",
      "Fragen Sie Ihre Aufsicht, wie zu korrigieren ist."),
    .refundLineUnknown: RefusalText(
      "Diese Position steht nicht im ursprünglichen Beleg",
      "Wählen Sie die Position aus dem ursprünglichen Beleg."),
    .refundLineRepeated: RefusalText(
      "Dieselbe Position steht mehrfach in der Erstattung",
      "Geben Sie sie einmal mit der ganzen Menge an."),
    .refundExceedsQuantity: RefusalText(
      "Mehr, als von der Position übrig ist ({remaining})",
      "Geben Sie eine kleinere Menge ein."),
    .refundTenderDiffers: RefusalText(
      "Die Erstattung weicht von der ursprünglichen Zahlungsart ab",
      "Erstatten Sie so, wie bezahlt wurde."),
    .voidNotSupported: RefusalText(
      "Diese Belegart kann nicht storniert werden",
      "Erstatten Sie oder fragen Sie Ihre Aufsicht."),
    .voidRefunded: RefusalText(
      "Der Beleg wurde schon ganz oder teilweise erstattet",
      "Erstatten Sie den verbleibenden Rest."),
    .voidShiftClosed: RefusalText(
      "Die Schicht dieses Belegs ist bereits abgeschlossen",
      "Erstatten Sie, statt zu stornieren."),

    // Tenders.
    .tenderAmountInvalid: RefusalText(
      "Der Zahlungsbetrag ist ungültig",
      "Geben Sie einen Betrag über null ein."),
    .tenderCashOverLimit: RefusalText(
      "Das Bargeld liegt über der gesetzlichen Grenze ({limit})",
      "Nehmen Sie Karte oder Überweisung an."),
    .tenderOverLimit: RefusalText(
      "Die Zahlung übersteigt den fälligen Betrag mehr als erlaubt ({limit})",
      "Geben Sie einen kleineren Betrag ein."),
    .tenderNotAccepted: RefusalText(
      "Diese Zahlungsart wird hier nicht angenommen",
      "Wählen Sie eine andere Zahlungsart."),
    .tenderNothingDue: RefusalText(
      "Es ist nichts mehr zu zahlen",
      "Kassieren Sie nicht weiter; schließen Sie den Verkauf ab."),
    .tenderAttemptOpen: RefusalText(
      "Eine Kartenzahlung dieses Verkaufs ist noch offen ({attempt})",
      "Nicht erneut belasten; prüfen Sie das Terminal."),
    .tenderTerminalMissing: RefusalText(
      "An dieser Kasse ist kein Kartenterminal angeschlossen",
      "Wählen Sie eine andere Zahlungsart oder rufen Sie den Support."),
    .tenderTipsNotEnabled: RefusalText(
      "Trinkgeld ist hier nicht eingeschaltet",
      "Kassieren Sie ohne Trinkgeld."),
    .tenderCustomerRequired: RefusalText(
      "Für den Kauf auf Rechnung fehlt der Kunde",
      "Wählen Sie den Kunden oder eine andere Zahlungsart."),
    .tenderReferenceMissing: RefusalText(
      "Die Referenz der Zahlung fehlt",
      "Geben Sie die Nummer der Zahlung ein."),
    .transferOriginalNotInvoice: RefusalText(
      "Der Beleg ist keine zu bezahlende Rechnung",
      "Wählen Sie die offene Rechnung des Kunden."),
    .transferAlreadySettled: RefusalText(
      "Diese Rechnung ist bereits bezahlt",
      "Kassieren Sie nichts; zeigen Sie die Zahlung im Journal."),
    .transferExceedsRemaining: RefusalText(
      "Mehr, als auf der Rechnung noch offen ist ({remaining})",
      "Geben Sie einen kleineren Betrag ein."),
    .transferPartyMismatch: RefusalText(
      "Der Kunde stimmt nicht mit dem ursprünglichen Beleg überein",
      "Prüfen Sie den Kunden und die Nummer."),
    .voucherUnknown: RefusalText(
      "Dieser Gutschein ist nicht bekannt",
      "Prüfen Sie den Code auf dem Gutschein."),
    .voucherInsufficient: RefusalText(
      "Das Guthaben des Gutscheins reicht nicht aus",
      "Lösen Sie weniger ein und kassieren Sie den Rest anders."),
    .voucherCodeTaken: RefusalText(
      "Dieser Gutscheincode ist schon vergeben",
      "Nehmen Sie einen Gutschein mit anderem Code."),
    .prepaymentInsufficient: RefusalText(
      "Die Anzahlung reicht für diesen Betrag nicht aus (übrig {remaining})",
      "Verrechnen Sie einen kleineren Betrag."),

    // Shift, cash, baskets, registers.
    .shiftNotOpen: RefusalText(
      "An dieser Kasse ist keine Schicht geöffnet",
      "Öffnen Sie eine Schicht und versuchen Sie es erneut."),
    .shiftAlreadyOpen: RefusalText(
      "An dieser Kasse ist schon eine Schicht geöffnet",
      "Arbeiten Sie darin weiter oder schließen Sie sie zuerst ab."),
    .shiftNotFound: RefusalText(
      "Die Schicht wurde nicht gefunden",
      "Prüfen Sie die Nummer und die Kasse."),
    .shiftCountMissing: RefusalText(
      "Das Bargeld wurde nicht gezählt",
      "Zählen Sie die Kassenlade und geben Sie das Ergebnis ein."),
    .shiftCountInvalid: RefusalText(
      "Die Zählung ist ungültig",
      "Prüfen Sie Scheine, Münzen und Stückzahlen."),
    .shiftExpectedHidden: RefusalText(
      "Der Sollbestand bleibt bis zur Zählung verborgen",
      "Geben Sie zuerst Ihre Zählung ein."),
    .shiftCarriedOverDiffers: RefusalText(
      "Die Zählung weicht vom übernommenen Bestand ab ({expected})",
      "Zählen Sie noch einmal oder rufen Sie Ihre Aufsicht."),
    .shiftTotalsDiffer: RefusalText(
      "Die Schichtsummen passen nicht zu den Buchungen ({total})",
      "Ändern Sie nichts und rufen Sie den Support."),
    .shiftPersonNotHolder: RefusalText(
      "Diese Schicht gehört einer anderen Person",
      "Bitten Sie sie, zu handeln oder die Schicht zu übergeben."),
    .shiftHandoverSamePerson: RefusalText(
      "Eine Schicht kann nicht an dieselbe Person übergeben werden",
      "Wählen Sie eine andere Person."),
    .registerUnknown: RefusalText(
      "Diese Kasse ist nicht bekannt ({register})",
      "Wählen Sie eine Kasse aus der Liste."),
    .cashAmountInvalid: RefusalText(
      "Der Bargeldbetrag ist ungültig",
      "Geben Sie einen Betrag über null ein."),
    .cashReasonUnknown: RefusalText(
      "Dieser Grund steht nicht in der Liste",
      "Wählen Sie einen Grund aus der Liste."),
    .cashNotPossible: RefusalText(
      "Nicht möglich",
      "Wenden Sie sich an Ihre Aufsicht."),
    .basketNotFound: RefusalText(
      "Der Warenkorb wurde nicht gefunden",
      "Prüfen Sie die Liste oder beginnen Sie einen neuen."),
    .basketNotOpen: RefusalText(
      "Der Warenkorb ist nicht mehr offen",
      "Suchen Sie den Beleg im Journal oder beginnen Sie einen neuen Warenkorb."),
    .basketChanged: RefusalText(
      "Der Warenkorb wurde inzwischen geändert",
      "Laden Sie ihn neu und prüfen Sie ihn, bevor Sie fortfahren."),
    .basketHasTenders: RefusalText(
      "Zum Warenkorb gibt es schon Zahlungen",
      "Nehmen Sie diese zuerst zurück oder schließen Sie den Verkauf ab."),

    // Doubts.
    .attemptNotFound: RefusalText(
      "Die Kartenzahlung wurde nicht gefunden",
      "Nicht erneut belasten; prüfen Sie das Terminal."),
    .attemptNotInDoubt: RefusalText(
      "Das Ergebnis dieser Kartenzahlung steht schon fest",
      "Nicht erneut belasten; sehen Sie sich das Ergebnis an."),
    .attemptStateForbids: RefusalText(
      "Der Stand der Kartenzahlung lässt das nicht zu",
      "Nicht erneut belasten; prüfen Sie das Terminal."),
    .printJobNotFound: RefusalText(
      "Der Druckauftrag wurde nicht gefunden",
      "Suchen Sie den Beleg im Journal."),
    .printJobStateForbids: RefusalText(
      "Der Stand des Druckauftrags lässt das nicht zu",
      "Prüfen Sie, ob gedruckt wurde, und laden Sie die Liste neu."),
    .printNoPrinter: RefusalText(
      "Diese Kasse hat keinen Drucker",
      "Drucken Sie an einer Kasse mit Drucker, oder bitten Sie die Technik, einen einzurichten."),
    .printPageUnprintable: RefusalText(
      "Die Seite lässt sich hier nicht setzen oder drucken ({reason})",
      "Sagen Sie der Technik Bescheid; der Beleg selbst ist sicher."),
    .deviceUnknown: RefusalText(
      "Ein Gerät dieses Namens gibt es hier nicht ({device})",
      "Lassen Sie sich die Geräte auflisten und nehmen Sie einen Namen daraus."),
    .deviceNoTrace: RefusalText(
      "Für dieses Gerät wird kein Mitschnitt geführt ({device})",
      "Schalten Sie den Mitschnitt in den Einstellungen ein und starten Sie neu."),
    .deviceUnsupported: RefusalText(
      "Dieses Gerät kann das nicht ({device})",
      "Nehmen Sie eine Prüfung, die es für diese Geräteart gibt."),

    // Files and settings.
    .catalogueInvalid: RefusalText(
      "Die Katalogdatei enthält einen Fehler (Zeile {line}: {reason})",
      "Korrigieren Sie die Datei und laden Sie sie erneut."),
    .packInvalid: RefusalText(
      "Die Länderdatei enthält einen Fehler (Zeile {line}: {reason})",
      "Korrigieren Sie die Datei und laden Sie sie erneut."),
    .branchNotInitialised: RefusalText(
      "Die Filiale ist noch nicht eingerichtet",
      "Bitten Sie die Administration, sie einzurichten."),
    .branchAlreadyInitialised: RefusalText(
      "Die Filiale ist bereits eingerichtet",
      "Ändern Sie sie in den Einstellungen."),

    // The ledger and the machine.
    .ledgerFull: RefusalText(
      "Es ist kein Speicherplatz für Buchungen mehr frei",
      "Verkaufen Sie nicht weiter und rufen Sie den Support."),
    .ledgerBusy: RefusalText(
      "Der Datenspeicher ist gerade belegt",
      "Warten Sie einen Moment und versuchen Sie es erneut."),
    .ledgerFailed: RefusalText(
      "Die Buchung konnte nicht gespeichert werden",
      "Verkaufen Sie nicht weiter und rufen Sie den Support."),
    .serverInternal: RefusalText(
      "Im System ist ein Fehler aufgetreten",
      "Prüfen Sie vor dem Wiederholen das Journal und rufen Sie dann den Support."),
  ]
}
