import Commerce

extension Language {
  /// The wording of every refusal in Latvian, in the order of the catalogue.
  static let latvianRefusals: [RefusalCode: RefusalText] = [
    // The request itself.
    .requestMalformed: RefusalText(
      "Pieprasījums nav derīgs JSON",
      "Izlabojiet pieprasījuma saturu un nosūtiet vēlreiz."),
    .requestMemberMissing: RefusalText(
      "Trūkst obligāta lauka ({member})",
      "Pievienojiet lauku un nosūtiet pieprasījumu vēlreiz."),
    .requestMemberUnknown: RefusalText(
      "Pieprasījumā ir nezināms lauks ({member})",
      "Noņemiet lauku vai izlabojiet tā nosaukumu."),
    .requestMemberDuplicate: RefusalText(
      "Lauks norādīts vairākas reizes ({member})",
      "Atstājiet to vienu reizi un nosūtiet vēlreiz."),
    .requestMemberType: RefusalText(
      "Laukam ir nepareizs datu tips ({member})",
      "Sūtiet API aprakstā norādīto tipu."),
    .requestValueInvalid: RefusalText(
      "Vērtība nav derīga ({value})",
      "Izlabojiet vērtību un mēģiniet vēlreiz."),
    .requestTooLarge: RefusalText(
      "Pieprasījums ir pārāk liels",
      "Sūtiet vienā reizē mazāk datu."),
    .requestTimeout: RefusalText(
      "Pieprasījums netika laikā saņemts pilnībā",
      "Pārbaudiet savienojumu un nosūtiet vēlreiz ar to pašu atslēgu."),
    .requestKeyMissing: RefusalText(
      "Trūkst galvenes Idempotency-Key",
      "Nosūtiet pieprasījumu ar savu atslēgu."),
    .requestKeyMalformed: RefusalText(
      "Galvene Idempotency-Key nav pareizā formātā",
      "Sūtiet atslēgu API aprakstā norādītajā formātā."),
    .requestContentType: RefusalText(
      "Šāds satura tips netiek atbalstīts",
      "Sūtiet datus API aprakstā norādītajā tipā."),
    .requestPathUnknown: RefusalText(
      "Šādā adresē nekā nav",
      "Salīdziniet ceļu ar API aprakstu."),
    .requestMethodNotAllowed: RefusalText(
      "Šī adrese nepieņem šādu metodi",
      "Lietojiet kādu no galvenē Allow norādītajām metodēm."),
    .httpHost: RefusalText(
      "Galvene Host nenorāda uz šo serveri",
      "Atveriet serveri ar tā konfigurēto adresi."),
    .httpOrigin: RefusalText(
      "Pieprasījums nāk no neatļautas izcelsmes",
      "Atveriet lapu no šī servera adreses."),
    .rateLimited: RefusalText(
      "Pārāk daudz pieprasījumu īsā laikā",
      "Mirkli uzgaidiet un mēģiniet vēlreiz."),

    // Who asks.
    .authRequired: RefusalText(
      "Jūs neesat pieteicies sistēmā",
      "Piesakieties un mēģiniet vēlreiz."),
    .authRefused: RefusalText(
      "Pieteikties neizdevās, jo ievadītie dati neatbilst",
      "Pārbaudiet ievadīto un mēģiniet vēlreiz."),
    .authLocked: RefusalText(
      "Pārāk daudz mēģinājumu, pieteikšanās uz laiku bloķēta ({seconds} s)",
      "Uzgaidiet un piesakieties vēlreiz."),
    .authBusy: RefusalText(
      "Pašlaik vienlaikus piesakās pārāk daudz lietotāju",
      "Mirkli uzgaidiet un mēģiniet vēlreiz."),
    .authRecord: RefusalText(
      "Saglabātie pieteikšanās dati ir bojāti",
      "Lūdziet administratoru iestatīt tos no jauna."),
    .authDeviceRequired: RefusalText(
      "Šī ierīce nav reģistrēta",
      "Lūdziet administratoru to reģistrēt."),
    .authForbidden: RefusalText(
      "Jums nav tiesību veikt šo darbību",
      "Vērsieties pie maiņas vadītāja."),
    .authRegisterDiffers: RefusalText(
      "Jūs esat pieteicies citā kasē",
      "Piesakieties šajā kasē un mēģiniet vēlreiz."),
    .personUnknown: RefusalText(
      "Šāds darbinieks nav atrasts",
      "Pārbaudiet vārdu vai vērsieties pie administratora."),
    .personExists: RefusalText(
      "Šāds darbinieks jau ir reģistrēts",
      "Atveriet esošo ierakstu vai izvēlieties citu vārdu."),
    .secretTooWeak: RefusalText(
      "PIN vai parole ir pārāk viegli uzminama ({reason})",
      "Izvēlieties drošāku."),

    // A second person.
    .approvalMissing: RefusalText(
      "Vajadzīgs otra darbinieka apstiprinājums",
      "Lūdziet pilnvarotu kolēģi apstiprināt."),
    .approvalSamePerson: RefusalText(
      "Savu darbību nevar apstiprināt pats",
      "Lūdziet citu pilnvarotu kolēģi."),
    .approvalAlreadyUsed: RefusalText(
      "Šis apstiprinājums jau ir izmantots",
      "Lūdziet jaunu apstiprinājumu."),
    .approvalOtherDocument: RefusalText(
      "Apstiprinājums dots citam saturam",
      "Lūdziet apstiprināt pašreizējo saturu."),
    .approvalExpired: RefusalText(
      "Apstiprinājuma termiņš ir beidzies",
      "Lūdziet jaunu apstiprinājumu."),
    .approvalNotFound: RefusalText(
      "Apstiprinājums nav atrasts",
      "Lūdziet jaunu apstiprinājumu."),
    .approvalNotGranted: RefusalText(
      "Apstiprinājums nav dots",
      "Sagaidiet lēmumu vai vērsieties pie maiņas vadītāja."),
    .approvalLimitTooLow: RefusalText(
      "Summa pārsniedz šī darbinieka apstiprināšanas limitu",
      "Lūdziet kolēģi ar lielāku limitu."),

    // Documents.
    .documentLinesMissing: RefusalText(
      "Dokumentā nav nevienas rindas",
      "Pievienojiet vismaz vienu pakalpojumu vai preci."),
    .documentTendersMissing: RefusalText(
      "Dokumentā nav maksājuma",
      "Norādiet, kā klients maksā."),
    .documentNotBalanced: RefusalText(
      "Maksājums neatbilst summai (jāmaksā {due}, samaksāts {tendered})",
      "Izlabojiet maksājumu."),
    .documentKeyBodyDiffers: RefusalText(
      "Šī darbība jau nosūtīta ar citu saturu",
      "Pirms atkārtošanas pārbaudiet žurnālu."),
    .documentAlreadyFinalised: RefusalText(
      "Šis pārdevums jau ir pabeigts",
      "Neko vairs neiekasējiet; atrodiet dokumentu žurnālā."),
    .documentNotFound: RefusalText(
      "Dokuments nav atrasts",
      "Pārbaudiet numuru un meklējiet vēlreiz."),
    .documentCurrencyNotSupported: RefusalText(
      "Šī valūta šeit netiek pieņemta",
      "Lietojiet kases valūtu."),
    .documentAmountOutOfRange: RefusalText(
      "Summa ir pārāk liela, lai to aprēķinātu",
      "Pārbaudiet daudzumus un cenas."),
    .copyNotSupported: RefusalText(
      "Šāda veida dokumentam kopijas nav atļautas",
      "Parādiet klientam oriģinālu žurnālā."),

    // Lines, tax, discounts.
    .lineServiceUnknown: RefusalText(
      "Šāda pakalpojuma katalogā nav ({service})",
      "Izvēlieties pakalpojumu no saraksta."),
    .lineKindNotSupported: RefusalText(
      "Šāda veida rindu šeit nevar pārdot",
      "Izvēlieties citu pakalpojumu."),
    .lineQuantityZero: RefusalText(
      "Daudzums ir nulle",
      "Ievadiet daudzumu, kas lielāks par nulli, vai dzēsiet rindu."),
    .lineQuantityNegative: RefusalText(
      "Daudzums ir negatīvs",
      "Ievadiet pozitīvu daudzumu; lai pieņemtu preci atpakaļ, veiciet atmaksu."),
    .taxClassUnknown: RefusalText(
      "Šajā valstī tāda nodokļa grupa nav zināma ({class})",
      "Lūdziet administratoru izlabot katalogu."),
    .taxRateNotSupported: RefusalText(
      "Nodokļa grupai šajā datumā nav likmes ({class}, {date})",
      "Lūdziet administratoru pārbaudīt likmes."),
    .discountSignInvalid: RefusalText(
      "Atlaide nevar būt negatīva",
      "Ievadiet atlaidi bez mīnusa zīmes."),
    .discountExceedsLine: RefusalText(
      "Atlaide ir lielāka par rindas summu ({gross})",
      "Ievadiet mazāku atlaidi."),
    .discountExceedsDocument: RefusalText(
      "Atlaide ir lielāka par kopsummu ({gross})",
      "Ievadiet mazāku atlaidi."),
    .partyRequired: RefusalText(
      "Šim dokumentam vajadzīgi klienta dati",
      "Ievadiet vai izvēlieties klientu."),
    .partyInvalid: RefusalText(
      "Klienta dati ir nepilnīgi vai kļūdaini",
      "Pārbaudiet nosaukumu, adresi un numurus."),

    // References, refunds, voids.
    .referenceNotFound: RefusalText(
      "Sākotnējais dokuments nav atrasts",
      "Pārbaudiet tā numuru un meklējiet vēlreiz."),
    .referenceAlreadyVoided: RefusalText(
      "Sākotnējais dokuments jau ir anulēts",
      "Pārbaudiet to žurnālā."),
    .refundNotSupported: RefusalText(
      "Par šāda veida dokumentu atmaksu veikt nevar",
      "Jautājiet maiņas vadītājam, kā to labot."),
    .refundLineUnknown: RefusalText(
      "Šādas rindas sākotnējā dokumentā nav",
      "Izvēlieties rindu no sākotnējā dokumenta."),
    .refundLineRepeated: RefusalText(
      "Viena un tā pati rinda atmaksā ir vairākas reizes",
      "Norādiet to vienreiz ar visu daudzumu."),
    .refundExceedsQuantity: RefusalText(
      "Vairāk, nekā rindā atlicis ({remaining})",
      "Ievadiet mazāku daudzumu."),
    .refundTenderDiffers: RefusalText(
      "Atmaksas veids atšķiras no tā, kā klients maksāja",
      "Atmaksājiet tādā pašā veidā."),
    .voidNotSupported: RefusalText(
      "Šāda veida dokumentu nevar anulēt",
      "Veiciet atmaksu vai vērsieties pie maiņas vadītāja."),
    .voidRefunded: RefusalText(
      "Par šo dokumentu nauda jau pilnībā vai daļēji atmaksāta",
      "Atmaksājiet atlikušo daļu."),
    .voidShiftClosed: RefusalText(
      "Šī dokumenta maiņa jau ir slēgta",
      "Anulēšanas vietā veiciet atmaksu."),

    // Tenders.
    .tenderAmountInvalid: RefusalText(
      "Maksājuma summa nav derīga",
      "Ievadiet summu, kas lielāka par nulli."),
    .tenderCashOverLimit: RefusalText(
      "Skaidrā nauda pārsniedz likumā noteikto limitu ({limit})",
      "Pieņemiet karti vai pārskaitījumu."),
    .tenderOverLimit: RefusalText(
      "Maksājums pārsniedz maksājamo summu vairāk, nekā atļauts ({limit})",
      "Ievadiet mazāku summu."),
    .tenderNotAccepted: RefusalText(
      "Šāds apmaksas veids šeit netiek pieņemts",
      "Izvēlieties citu apmaksas veidu."),
    .tenderNothingDue: RefusalText(
      "Viss jau ir samaksāts",
      "Neko vairs neiekasējiet; pabeidziet pārdevumu."),
    .tenderAttemptOpen: RefusalText(
      "Šim pārdevumam vēl ir nepabeigts kartes maksājums ({attempt})",
      "Neiekasējiet vēlreiz; pārbaudiet termināli."),
    .tenderTerminalMissing: RefusalText(
      "Šai kasei nav pieslēgts karšu terminālis",
      "Izvēlieties citu apmaksas veidu vai zvaniet atbalstam."),
    .tenderTipsNotEnabled: RefusalText(
      "Dzeramnauda šeit nav ieslēgta",
      "Pieņemiet maksājumu bez dzeramnaudas."),
    .tenderCustomerRequired: RefusalText(
      "Pēcapmaksai jānorāda klients",
      "Izvēlieties klientu vai citu apmaksas veidu."),
    .tenderReferenceMissing: RefusalText(
      "Trūkst maksājuma atsauces",
      "Ievadiet maksājuma numuru."),
    .transferOriginalNotInvoice: RefusalText(
      "Šis dokuments nav apmaksājams rēķins",
      "Izvēlieties klienta neapmaksāto rēķinu."),
    .transferAlreadySettled: RefusalText(
      "Šis rēķins jau ir apmaksāts",
      "Neko neiekasējiet; parādiet klientam maksājumu žurnālā."),
    .transferExceedsRemaining: RefusalText(
      "Vairāk, nekā rēķinā vēl jāmaksā ({remaining})",
      "Ievadiet mazāku summu."),
    .transferPartyMismatch: RefusalText(
      "Klients neatbilst sākotnējam dokumentam",
      "Pārbaudiet klientu un dokumenta numuru."),
    .voucherUnknown: RefusalText(
      "Šāda dāvanu karte nav atrasta",
      "Pārbaudiet kodu uz kartes."),
    .voucherInsufficient: RefusalText(
      "Dāvanu kartē nepietiek līdzekļu šai summai",
      "Izmantojiet mazāku summu, pārējo iekasējiet citādi."),
    .voucherCodeTaken: RefusalText(
      "Šāds dāvanu kartes kods jau tiek lietots",
      "Izmantojiet karti ar citu kodu."),
    .prepaymentInsufficient: RefusalText(
      "Avanss nesedz šo summu (atlicis {remaining})",
      "Izmantojiet mazāku avansa daļu."),

    // Shift, cash, baskets, registers.
    .shiftNotOpen: RefusalText(
      "Šajā kasē nav atvērtas maiņas",
      "Atveriet maiņu un mēģiniet vēlreiz."),
    .shiftAlreadyOpen: RefusalText(
      "Šajā kasē maiņa jau ir atvērta",
      "Strādājiet tajā vai vispirms to slēdziet."),
    .shiftNotFound: RefusalText(
      "Maiņa nav atrasta",
      "Pārbaudiet numuru un kasi."),
    .shiftCountMissing: RefusalText(
      "Skaidrā nauda nav saskaitīta",
      "Saskaitiet naudu kasē un ievadiet rezultātu."),
    .shiftCountInvalid: RefusalText(
      "Naudas skaitīšanas rezultāts nav derīgs",
      "Pārbaudiet banknotes, monētas un to skaitu."),
    .shiftExpectedHidden: RefusalText(
      "Līdz naudas saskaitīšanai aprēķinātais atlikums nav redzams",
      "Vispirms ievadiet saskaitīto."),
    .shiftCarriedOverDiffers: RefusalText(
      "Saskaitītais atšķiras no pārnestā atlikuma ({expected})",
      "Pārskaitiet vai pasauciet maiņas vadītāju."),
    .shiftTotalsDiffer: RefusalText(
      "Maiņas kopsummas nesakrīt ar tās ierakstiem ({total})",
      "Neko nemainiet un zvaniet atbalstam."),
    .shiftPersonNotHolder: RefusalText(
      "Šī maiņa pieder citam darbiniekam",
      "Lūdziet viņu veikt darbību vai nodot maiņu."),
    .shiftHandoverSamePerson: RefusalText(
      "Maiņu nevar nodot tam pašam darbiniekam",
      "Izvēlieties citu darbinieku."),
    .registerUnknown: RefusalText(
      "Šāda kase nav atrasta ({register})",
      "Izvēlieties kasi no saraksta."),
    .cashAmountInvalid: RefusalText(
      "Skaidrās naudas summa nav derīga",
      "Ievadiet summu, kas lielāka par nulli."),
    .cashReasonUnknown: RefusalText(
      "Šāda iemesla sarakstā nav",
      "Izvēlieties iemeslu no saraksta."),
    .cashNotPossible: RefusalText(
      "Nav iespējams",
      "Vērsieties pie maiņas vadītāja."),
    .basketNotFound: RefusalText(
      "Grozs nav atrasts",
      "Pārbaudiet grozu sarakstu vai sāciet jaunu."),
    .basketNotOpen: RefusalText(
      "Grozs vairs nav atvērts",
      "Atrodiet tā dokumentu žurnālā vai sāciet jaunu grozu."),
    .basketChanged: RefusalText(
      "Grozs pa šo laiku ir mainīts",
      "Ielādējiet to no jauna un pārbaudiet, pirms turpināt."),
    .basketHasTenders: RefusalText(
      "Grozam jau ir maksājumi",
      "Vispirms atceliet maksājumus vai pabeidziet pārdevumu."),

    // Doubts.
    .attemptNotFound: RefusalText(
      "Kartes maksājums nav atrasts",
      "Neiekasējiet vēlreiz; pārbaudiet termināli."),
    .attemptNotInDoubt: RefusalText(
      "Šī kartes maksājuma rezultāts jau ir zināms",
      "Neiekasējiet vēlreiz; apskatiet rezultātu."),
    .attemptStateForbids: RefusalText(
      "Kartes maksājuma stāvoklis šo darbību neļauj",
      "Neiekasējiet vēlreiz; pārbaudiet termināli."),
    .printJobNotFound: RefusalText(
      "Drukas uzdevums nav atrasts",
      "Atrodiet dokumentu žurnālā."),
    .printJobStateForbids: RefusalText(
      "Drukas uzdevuma stāvoklis šo darbību neļauj",
      "Pārbaudiet, vai izdruka iznāca, un atjaunojiet sarakstu."),
    .printNoPrinter: RefusalText(
      "Šai kasei nav printera",
      "Drukājiet pie kases ar printeri vai lūdziet tehniķim to pievienot."),
    .printPageUnprintable: RefusalText(
      "Lapu šeit nevar salikt vai izdrukāt ({reason})",
      "Pasakiet tehniķim; pats dokuments ir drošībā."),
    .deviceUnknown: RefusalText(
      "Šeit nav ierīces ar tādu nosaukumu ({device})",
      "Apskatiet ierīču sarakstu un lietojiet nosaukumu no tā."),
    .deviceNoTrace: RefusalText(
      "Šai ierīcei sarunas pieraksts netiek glabāts ({device})",
      "Ieslēdziet pierakstu iestatījumos un sāciet no jauna."),
    .deviceUnsupported: RefusalText(
      "Šī ierīce to nespēj ({device})",
      "Izmantojiet pārbaudi, kas šai ierīcei ir paredzēta."),

    // Files and settings.
    .catalogueInvalid: RefusalText(
      "Kataloga failā ir kļūda ({line}. rinda: {reason})",
      "Izlabojiet failu un ielādējiet vēlreiz."),
    .packInvalid: RefusalText(
      "Valsts iestatījumu failā ir kļūda ({line}. rinda: {reason})",
      "Izlabojiet failu un ielādējiet vēlreiz."),
    .branchNotInitialised: RefusalText(
      "Filiāle vēl nav iestatīta",
      "Lūdziet administratoru to iestatīt."),
    .branchAlreadyInitialised: RefusalText(
      "Filiāle jau ir iestatīta",
      "Mainiet to iestatījumos."),

    // The ledger and the machine.
    .ledgerFull: RefusalText(
      "Datu krātuvē vairs nav vietas",
      "Pārtrauciet pārdošanu un zvaniet atbalstam."),
    .ledgerBusy: RefusalText(
      "Datu krātuve ir aizņemta",
      "Mirkli uzgaidiet un mēģiniet vēlreiz."),
    .ledgerFailed: RefusalText(
      "Ierakstu neizdevās saglabāt",
      "Pārtrauciet pārdošanu un zvaniet atbalstam."),
    .serverInternal: RefusalText(
      "Sistēmā radās kļūda",
      "Pirms atkārtošanas pārbaudiet žurnālu, tad zvaniet atbalstam."),
  ]
}
