import Commerce

extension Language {
  /// What devices refuse, in Latvian.
  static let latvianDeviceRefusals: [RefusalCode: RefusalText] = [
    // Card terminals.
    .terminalUnreachable: RefusalText(
      "Karšu terminālis neatbild",
      "Pārbaudiet barošanu un kabeli, sagaidiet sākuma ekrānu un mēģiniet vēlreiz; "
        + "pa to laiku ņemiet skaidru naudu."),
    .terminalBusy: RefusalText(
      "Karšu terminālis ir aizņemts",
      "Neiekasējiet vēlreiz; apskatiet tā ekrānu un sagaidiet, līdz tas beidz."),
    .terminalNeedsEndOfDay: RefusalText(
      "Karšu terminālim vispirms jāslēdz diena",
      "Slēdziet termināļa dienu, tad sāciet maksājumu no jauna."),
    .terminalNeedsDiagnosis: RefusalText(
      "Karšu terminālim vispirms jāveic diagnostika",
      "Palaidiet termināļa diagnostiku un mēģiniet vēlreiz."),
    .terminalNeedsInitialisation: RefusalText(
      "Karšu terminālis nav inicializēts",
      "Inicializējiet termināli vai zvaniet tā uzturētājam."),
    .terminalClockWrong: RefusalText(
      "Karšu termināļa pulkstenis rāda nepareizi",
      "Uzstādiet termināļa datumu un laiku un mēģiniet vēlreiz."),
    .terminalCardInReader: RefusalText(
      "Terminālī vēl ir karte",
      "Lūdziet klientam izņemt karti un mēģiniet vēlreiz."),
    .terminalNeedsTechnician: RefusalText(
      "Karšu terminālim vajadzīgs tehniķis",
      "Ņemiet skaidru naudu vai izmantojiet citu termināli un zvaniet termināļa servisam."),
    .terminalPasswordRefused: RefusalText(
      "Karšu terminālis nepieņem mūsu paroli",
      "Lūdziet tehniķim pārbaudīt paroli iestatījumos."),
    .terminalSettingsDiffer: RefusalText(
      "Karšu terminālis ir iestatīts citādi nekā Kase",
      "Lūdziet tehniķim salīdzināt valūtu, protokolu un savienojumu abās pusēs."),
    .terminalOutOfOrder: RefusalText(
      "Karšu terminālis nedarbojas ({code})",
      "Ņemiet skaidru naudu vai izmantojiet citu termināli un zvaniet termināļa servisam."),
    .terminalPermission: RefusalText(
      "Sistēma neļauj Kase lietot karšu termināli",
      "Lūdziet tehniķim uzstādīt ierīču kārtulu (udev), tad pievienojiet termināli no jauna."),
    .terminalUnsupported: RefusalText(
      "Šis karšu terminālis to neprot",
      "Izdariet to pašā terminālī vai jautājiet tehniķim."),
    .terminalProtocolFault: RefusalText(
      "Karšu termināļa atbildi nevar saprast",
      "Neiekasējiet vēlreiz; pārbaudiet termināli un paziņojiet tehniķim."),
    .terminalInDoubt: RefusalText(
      "Šajā terminālī vēl nav noskaidrots iepriekšējs kartes maksājums ({attempt})",
      "Pagaidiet, līdz terminālis ir pajautāts, vai apskatiet neskaidros maksājumus; "
        + "pa to laiku ņemiet skaidru naudu."),
    .terminalCloseOpen: RefusalText(
      "Vēl nav zināms, vai terminālis ir slēdzis dienu",
      "Pagaidiet, līdz terminālis ir pajautāts vēlreiz; pa to laiku ņemiet skaidru naudu."),
    .terminalCloseNotFound: RefusalText(
      "Termināļa slēgšana nav atrasta",
      "Apskatiet termināļu sarakstu."),
    .terminalDoubtsOpen: RefusalText(
      "Termināļa dienu nevar slēgt, kamēr ir neskaidri kartes maksājumi ({attempts})",
      "Noskaidrojiet tos neskaidro sarakstā un slēdziet vēlreiz."),
    .terminalBatchDiffers: RefusalText(
      "Termināļa maksājumi atšķiras no mūsējiem ({difference})",
      "Apskatiet atšķirības pa rindām un novērsiet tās vai slēdziet ar iemeslu."),

    // Printers.
    .printerOffline: RefusalText(
      "Printeris neatbild",
      "Pārbaudiet barošanu un kabeli; lapa gaida un izdrukāsies pati."),
    .printerBusy: RefusalText(
      "Printeris nepieņem datus",
      "Apskatiet printeri; to var lietot cita programma."),
    .printerPermission: RefusalText(
      "Sistēma neļauj Kase lietot printeri",
      "Lūdziet tehniķim uzstādīt ierīču kārtulu (udev), tad pievienojiet printeri no jauna."),
    .printerPaper: RefusalText(
      "Printerī beidzies papīrs",
      "Ielieciet jaunu rulli; lapa turpināsies pati."),
    .printerCover: RefusalText(
      "Printera vāks ir atvērts",
      "Aizveriet vāku; lapa turpināsies pati."),
    .printerCutter: RefusalText(
      "Printera nazis ir iestrēdzis",
      "Izslēdziet printeri, izņemiet papīru no naža un ieslēdziet to no jauna."),
    .printerFault: RefusalText(
      "Printeris ziņo par bojājumu",
      "Izslēdziet un ieslēdziet to; ja bojājums paliek, zvaniet tehniķim."),
  ]
}
