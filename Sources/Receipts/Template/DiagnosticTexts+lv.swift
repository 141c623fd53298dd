extension DiagnosticTexts {
  /// The messages in Latvian.
  package static let latvian: [DiagnosticCode: String] = [
    .braceStray:
      "figūriekava neko neatver vai neaizver un paslēpj visu rindu; pašai zīmei rakstiet \\{ vai "
      + "\\}",
    .propertyBesideText:
      "iestatījums atrodas blakus citām kolonnām, tāpēc visa rinda nedarbojas; lieciet to savā "
      + "rindā",
    .memberMalformed: "'{member}' nav 'atslēga: vērtība'; rakstiet atslēgu, kolu un vērtību",
    .keyUnknown: "atslēga '{key}' nav zināma; izmantojiet kādu no šīm, mazajiem burtiem: {known}",
    .keyRepeated: "atslēga '{key}' norādīta divreiz, der tikai pēdējā; vienu izņemiet",
    .settingUnknown: "'{value}' nav atslēgas '{key}' vērtība; izmantojiet kādu no šīm: {known}",
    .widthUnknown:
      "'{value}' nav kolonnas platums un paslēpj kolonnu; izmantojiet *, veselu skaitli vai auto",
    .commaStray: "komats bez platuma abās pusēs rada kolonnu ar platumu 0; izņemiet komatu",
    .optionUnknown: "opcija '{value}' nav zināma; izmantojiet kādu no šīm: {known}",
    .optionDouble: "{value} nosaka gan svītru platumu, gan QR moduļu izmēru",
    .commandUnknown:
      "'{value}' nav komanda, baitus tieši nekad nesūta; izmantojiet drawer vai beep",

    .escapeUnknown: "'\\{character}' neko nenozīmē, un abas zīmes pazūd; slīpsvītrai rakstiet \\\\",
    .escapeHexMalformed:
      "aiz \\x vajag divus heksadecimālus ciparus, citādi pazūd arī nākamās zīmes; rakstiet \\x41 "
      + "vai \\\\x",
    .controlCharacter: "vadības zīmi {character} nevar izdrukāt; izņemiet to",
    .bidiControl: "rakstības virziena zīmi {character} nevar izdrukāt; izņemiet to",
    .combiningMark: "zīmei {character} nav burta, ar ko apvienoties; izmantojiet saliktu burtu",
    .sourceNotComposed: "burts un tā zīme šeit ir divas zīmes; saglabājiet failu Unicode formā NFC",
    .lineEndFinal: "rindas beigas faila galā izdrukā tukšu rindu",

    .cellsBeyondWidths:
      "rindā ir {cells} kolonnas, bet 'width' nosauc {widths}, un teksts pazūd; pievienojiet "
      + "platumu",
    .cellsBeyondPaper:
      "uz papīra der tikai {columns} no {cells} kolonnām; izmantojiet mazāk kolonnu",
    .cellHidden: "teksts atrodas kolonnā ar platumu 0 un pazūd; dodiet kolonnai platumu",
    .widthsShrunk: "platumiem vajag {needed} zīmes, uz papīra ir {available}; sašauriniet kolonnas",
    .moneyColumnShrunk:
      "platumiem vajag {needed} zīmes, uz papīra ir {available}, un summas kolonna kļuva šaurāka; "
      + "sašauriniet citu kolonnu",
    .textTruncated:
      "teksts neietilpst {available} zīmēs, un pārējais pazūd; izmantojiet text: word",
    .glyphTooWide:
      "zīme ar platumu {needed} neietilpst kolonnā ar platumu {available}; izmantojiet mazāku "
      + "izmēru vai platāku kolonnu",
    .rowFullBreak:
      "rinda pirms \\n ir pilna līdz galam, tāpēc seko tukša rinda; izmantojiet text: word vai "
      + "īsāku tekstu",
    .boxOpen: "rāmis beigās vēl ir atvērts; tas tur tiek aizvērts",
    .columnsUnsupported: "lapa ar {columns} zīmēm rindā nav iespējama; izmantojiet no 1 līdz 255",

    .moneyOverflow:
      "summai vajag {needed} zīmes, tās kolonnā ir {available}; paplašiniet kolonnu vai "
      + "samaziniet izmēru",
    .moneyBreak: "rindas pārtraukums summas kolonnā izdrukājas kā atstarpe; izņemiet to",

    .codeEmpty: "kodam nav datu, un tas netiek drukāts; lieciet to tā vērtības sadaļā",
    .barcodeInvalid: "'{data}' nevar attēlot kā {symbology}; pārbaudiet zīmes un garumu",
    .barcodeCheckDigit:
      "'{data}' kontrolcipars ir nepareizs, pareizais ir {expected}; izlabojiet to",
    .qrTooLong: "{bytes} baiti QR kodam ar līmeni {level} ir par daudz; samaziniet datus",
    .codeTooWide:
      "kods ir {needed} punktus plats, tā kolonna {available}; izmantojiet mazāku opciju vai "
      + "platāku kolonnu",
    .codeQuietZone:
      "lai kodu nolasītu, ap to vajag {needed} punktus baltuma; atstājiet tukšu rindu vai lielāku "
      + "malu",
    .imageDataInvalid: "attēla dati nav base64; kodējiet PNG failu vēlreiz",
    .imageUnreadable: "attēlu nevar nolasīt; izmantojiet PNG failu",
    .imageTooWide: "attēls ir {needed} punktus plats, tā kolonna {available}; samaziniet attēlu",

    .characterRefused: "printeris nevar attēlot '{character}'; aizstājiet to",
    .characterReplaced: "printeris nevar attēlot '{character}', tā vietā ir '{replacement}'",
    .rowAsPicture: "printerim šai rindai nav koda lapas, rindu sūta kā attēlu",

    .insertMalformed:
      "ar '{{' nesākas vērtības nosaukums; rakstiet kā {{seller.name}}: tikai burti, cipari, _ un "
      + ".",
    .insertInSetting: "vērtība nevar noteikt '{key}'; rakstiet pašu iestatījumu",
    .nameUnknown: "nav vērtības ar nosaukumu '{name}'; izlabojiet nosaukumu",
    .valueNotText: "'{name}' nav teksts, bet pazīme vai saraksts; izmantojiet to kā sadaļu",
    .valueCharacterRemoved: "vērtībā '{name}' ir {character}, ko nevar izdrukāt; zīme izņemta",
    .sectionUnopened: "sadaļa '{name}' šeit beidzas, bet nav sākusies; izņemiet rindu",
    .sectionUnclosed: "sadaļa '{name}' nebeidzas; pievienojiet tās beigas",
    .sectionMismatch:
      "atvērta ir sadaļa '{open}', bet beidzas '{name}'; vispirms pabeidziet '{open}'",
    .sectionTooDeep: "cita citā ir vairāk nekā {most} sadaļas; izmantojiet mazāk",
    .sectionNotAlone: "sadaļas sākums vai beigas atrodas blakus citam tekstam; lieciet savā rindā",
  ]
}
