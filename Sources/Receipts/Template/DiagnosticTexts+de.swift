extension DiagnosticTexts {
  /// The messages in German.
  package static let german: [DiagnosticCode: String] = [
    .braceStray:
      "eine Klammer, die nichts öffnet oder schließt, verbirgt die ganze Zeile; für das Zeichen "
      + "selbst \\{ oder \\} schreiben",
    .propertyBesideText:
      "eine Einstellung steht neben anderen Spalten, damit wirkt die ganze Zeile nicht; in eine "
      + "eigene Zeile setzen",
    .memberMalformed:
      "'{member}' ist kein 'Schlüssel: Wert'; Schlüssel, Doppelpunkt und Wert schreiben",
    .keyUnknown:
      "der Schlüssel '{key}' ist unbekannt; einen von diesen verwenden, klein geschrieben: {known}",
    .keyRepeated:
      "der Schlüssel '{key}' steht zweimal, nur der letzte zählt; einen davon entfernen",
    .settingUnknown: "'{value}' ist kein Wert von '{key}'; einen von diesen verwenden: {known}",
    .widthUnknown:
      "'{value}' ist keine Spaltenbreite und verbirgt die Spalte; *, eine ganze Zahl oder auto "
      + "verwenden",
    .commaStray:
      "ein Komma ohne Breite auf beiden Seiten erzeugt eine Spalte der Breite 0; das Komma "
      + "entfernen",
    .optionUnknown: "die Option '{value}' ist unbekannt; eine von diesen verwenden: {known}",
    .optionDouble: "{value} stellt sowohl die Strichbreite als auch die Größe der QR-Module ein",
    .commandUnknown:
      "'{value}' ist kein Befehl, rohe Bytes werden nie gesendet; drawer oder beep verwenden",

    .escapeUnknown:
      "'\\{character}' bedeutet nichts, und beide Zeichen verschwinden; für den Backslash \\\\ "
      + "schreiben",
    .escapeHexMalformed:
      "\\x braucht zwei hexadezimale Ziffern und nimmt sonst mit, was folgt; \\x41 oder \\\\x "
      + "schreiben",
    .controlCharacter: "das Steuerzeichen {character} ist nicht druckbar; entfernen",
    .bidiControl: "das Zeichen {character} für die Schreibrichtung ist nicht druckbar; entfernen",
    .combiningMark:
      "das Zeichen {character} hat keinen Buchstaben, mit dem es eins wird; einen "
      + "zusammengesetzten Buchstaben verwenden",
    .sourceNotComposed:
      "ein Buchstabe und sein Zeichen sind hier zwei Zeichen; die Datei in der Unicode-Form NFC "
      + "sichern",
    .lineEndFinal: "das Zeilenende am Schluss der Datei druckt eine leere Zeile",

    .cellsBeyondWidths:
      "die Zeile hat {cells} Spalten, 'width' nennt aber {widths}, der Text geht verloren; eine "
      + "Breite ergänzen",
    .cellsBeyondPaper:
      "nur {columns} von {cells} Spalten passen auf das Papier; weniger Spalten verwenden",
    .cellHidden:
      "der Text steht in einer Spalte der Breite 0 und geht verloren; der Spalte eine Breite geben",
    .widthsShrunk:
      "die Breiten brauchen {needed} Zeichen, das Papier hat {available}; Spalten schmaler machen",
    .moneyColumnShrunk:
      "die Breiten brauchen {needed} Zeichen, das Papier hat {available}, und die Spalte eines "
      + "Betrags wurde schmaler; eine andere Spalte schmaler machen",
    .textTruncated:
      "der Text passt nicht in {available} Zeichen, der Rest geht verloren; text: word verwenden",
    .glyphTooWide:
      "ein Zeichen der Breite {needed} passt nicht in eine Spalte der Breite {available}; "
      + "kleinere Schrift oder breitere Spalte verwenden",
    .rowFullBreak:
      "die Zeile vor \\n ist genau voll, darum folgt eine leere; text: word oder kürzeren Text "
      + "verwenden",
    .boxOpen: "der Rahmen ist am Ende noch offen; er wird dort geschlossen",
    .columnsUnsupported:
      "eine Seite mit {columns} Zeichen je Zeile ist nicht möglich; 1 bis 255 verwenden",

    .moneyOverflow:
      "der Betrag braucht {needed} Zeichen, seine Spalte hat {available}; Spalte breiter oder "
      + "Schrift kleiner machen",
    .moneyBreak:
      "ein Zeilenumbruch in der Spalte eines Betrags wird als Leerzeichen gedruckt; entfernen",

    .codeEmpty:
      "der Code hat keine Daten und wird nicht gedruckt; in einen Abschnitt seines Wertes setzen",
    .barcodeInvalid: "'{data}' ist nicht als {symbology} darstellbar; Zeichen und Länge prüfen",
    .barcodeCheckDigit:
      "die Prüfziffer von '{data}' ist falsch, richtig ist {expected}; berichtigen",
    .qrTooLong:
      "{bytes} Bytes sind für einen QR-Code der Stufe {level} zu viel; weniger Daten verwenden",
    .codeTooWide:
      "der Code ist {needed} Punkte breit, seine Spalte {available}; kleinere Option oder "
      + "breitere Spalte verwenden",
    .codeQuietZone:
      "der Code braucht {needed} Punkte Weiß ringsum, um gelesen zu werden; eine Leerzeile oder "
      + "mehr Rand lassen",
    .imageDataInvalid: "die Daten des Bildes sind kein base64; die PNG-Datei neu kodieren",
    .imageUnreadable: "das Bild ist nicht lesbar; eine PNG-Datei verwenden",
    .imageTooWide:
      "das Bild ist {needed} Punkte breit, seine Spalte {available}; das Bild verkleinern",

    .characterRefused: "der Drucker kann '{character}' nicht darstellen; ersetzen",
    .characterReplaced:
      "der Drucker kann '{character}' nicht darstellen, dafür steht '{replacement}'",
    .rowAsPicture: "der Drucker hat für die Zeile keine Codepage, sie wird als Bild gesendet",

    .insertMalformed:
      "mit '{{' beginnt hier kein Name eines Wertes; wie {{seller.name}} schreiben, nur mit "
      + "Buchstaben, Ziffern, _ und .",
    .insertInSetting: "ein Wert kann '{key}' nicht bestimmen; die Einstellung selbst schreiben",
    .nameUnknown: "es gibt keinen Wert namens '{name}'; den Namen berichtigen",
    .valueNotText:
      "'{name}' ist kein Text, sondern ein Schalter oder eine Liste; als Abschnitt verwenden",
    .valueCharacterRemoved:
      "der Wert '{name}' enthält {character}, das nicht druckbar ist; es wurde entfernt",
    .sectionUnopened:
      "der Abschnitt '{name}' endet hier, hat aber nicht begonnen; die Zeile entfernen",
    .sectionUnclosed: "der Abschnitt '{name}' endet nicht; sein Ende ergänzen",
    .sectionMismatch:
      "offen ist der Abschnitt '{open}', es endet aber '{name}'; zuerst '{open}' beenden",
    .sectionTooDeep: "mehr als {most} Abschnitte stehen ineinander; weniger verwenden",
    .sectionNotAlone:
      "Anfang oder Ende eines Abschnitts steht neben anderem Text; in eine eigene Zeile setzen",
  ]
}
