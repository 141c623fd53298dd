/// What diagnostics say: what is wrong and how to mend it. `{names}` are filled in from the
/// diagnostic's values.
package enum DiagnosticTexts {
  /// The messages in English.
  package static let english: [DiagnosticCode: String] = [
    .braceStray:
      "a brace that opens or closes nothing hides the whole line; write \\{ or \\} for the character",
    .propertyBesideText:
      "a property stands beside other columns, so the whole line does nothing; put it on its own line",
    .memberMalformed: "'{member}' is no 'key: value'; write a key, a colon and a value",
    .keyUnknown: "the key '{key}' is unknown; use one of {known}, in small letters",
    .keyRepeated: "the key '{key}' stands twice, only the last one counts; remove one",
    .settingUnknown: "'{value}' is no value of '{key}'; use one of {known}",
    .widthUnknown:
      "'{value}' is no column width and hides its column; use *, a whole number or auto",
    .commaStray:
      "a comma without a width on both sides makes a column of width 0; remove the comma",
    .optionUnknown: "the option '{value}' is unknown; use one of {known}",
    .optionDouble: "{value} sets both the bar width and the size of QR modules",
    .commandUnknown: "'{value}' is no command, raw bytes are never sent; use drawer or beep",

    .escapeUnknown: "'\\{character}' means nothing and both vanish; write \\\\ for a backslash",
    .escapeHexMalformed:
      "\\x needs two hexadecimal digits and takes what follows with it; write \\x41, or \\\\x",
    .controlCharacter: "the control character {character} can't be printed; remove it",
    .bidiControl: "the direction mark {character} can't be printed; remove it",
    .combiningMark:
      "the mark {character} has no letter to form one character with; use a composed letter",
    .sourceNotComposed:
      "a letter and its mark are two characters here; save the file in the Unicode form NFC",
    .lineEndFinal: "the line end at the end of the file prints a blank line",

    .cellsBeyondWidths:
      "the line has {cells} columns but 'width' names {widths}, the text is lost; add a width",
    .cellsBeyondPaper: "only {columns} of {cells} columns fit on the paper; use fewer columns",
    .cellHidden: "the text stands in a column of width 0 and is lost; give the column a width",
    .widthsShrunk:
      "the widths need {needed} characters, the paper has {available}; make columns narrower",
    .moneyColumnShrunk:
      "the widths need {needed} characters, the paper has {available}, and the column of an amount "
      + "got narrower; make another column narrower",
    .textTruncated:
      "the text does not fit into {available} characters and its rest is lost; use text: word",
    .glyphTooWide:
      "a character {needed} wide can't stand in a column of {available}; use a smaller size or a "
      + "wider column",
    .rowFullBreak:
      "the row before \\n is exactly full, so a blank row follows; use text: word or a shorter text",
    .boxOpen: "the box is still open at the end; it is closed there",
    .columnsUnsupported: "a page of {columns} characters is not possible; use 1 to 255",

    .moneyOverflow:
      "the amount needs {needed} characters, its column has {available}; make the column wider or "
      + "the size smaller",
    .moneyBreak: "a line break in the column of an amount prints as a space; remove it",

    .codeEmpty: "the code has no data and is not printed; put it into a section of its value",
    .barcodeInvalid: "'{data}' can't be shown as {symbology}; check its characters and length",
    .barcodeCheckDigit: "the check digit of '{data}' is wrong, {expected} is right; correct it",
    .qrTooLong: "{bytes} bytes are too many for a QR code of level {level}; use less data",
    .codeTooWide:
      "the code is {needed} dots wide, its column has {available}; use a smaller option or a wider "
      + "column",
    .codeQuietZone:
      "the code needs {needed} dots of white around it to be read; leave a blank line or more margin",
    .imageDataInvalid: "the picture's data are no base64; encode the PNG file again",
    .imageUnreadable: "the picture can't be read; use a PNG file",
    .imageTooWide:
      "the picture is {needed} dots wide, its column has {available}; make the picture smaller",

    .characterRefused: "the printer can't show '{character}'; replace it",
    .characterReplaced: "the printer can't show '{character}', '{replacement}' stands for it",
    .rowAsPicture: "the printer has no code page for the row, which is sent as a picture",

    .insertMalformed:
      "'{{' does not begin the name of a value; write {{seller.name}} with letters, digits, _ and . only",
    .insertInSetting: "a value can't decide '{key}'; write the setting itself",
    .nameUnknown: "there is no value called '{name}'; correct the name",
    .valueNotText: "'{name}' is no text but a flag or a list; use it as a section",
    .valueCharacterRemoved:
      "the value '{name}' holds {character}, which can't be printed and was removed",
    .sectionUnopened: "the section '{name}' ends here but does not begin; remove the line",
    .sectionUnclosed: "the section '{name}' does not end; add its end",
    .sectionMismatch: "the section '{open}' is open but '{name}' ends; end '{open}' first",
    .sectionTooDeep: "more than {most} sections stand in one another; use fewer",
    .sectionNotAlone:
      "the beginning or end of a section stands beside other text; put it on its own line",
  ]
}
