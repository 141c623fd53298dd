import Commerce

extension Language {
  /// What devices refuse, in English.
  static let englishDeviceRefusals: [RefusalCode: RefusalText] = [
    // Card terminals.
    .terminalUnreachable: RefusalText(
      "The card terminal does not answer",
      "Check its power and cable, wait until it shows its start screen, and try "
        + "again; take cash meanwhile."),
    .terminalBusy: RefusalText(
      "The card terminal is busy",
      "Do not charge again; look at its display and wait until it has finished."),
    .terminalNeedsEndOfDay: RefusalText(
      "The card terminal wants its day closed first",
      "Close the terminal's batch, then start the payment anew."),
    .terminalNeedsDiagnosis: RefusalText(
      "The card terminal wants to run its diagnosis first",
      "Run the diagnosis of the terminal and try again."),
    .terminalNeedsInitialisation: RefusalText(
      "The card terminal is not initialised",
      "Initialise the terminal, or call whoever looks after it."),
    .terminalClockWrong: RefusalText(
      "The card terminal's clock is wrong",
      "Set the terminal's date and time, then try again."),
    .terminalCardInReader: RefusalText(
      "A card is still in the terminal",
      "Ask the customer to take the card, then try again."),
    .terminalNeedsTechnician: RefusalText(
      "The card terminal needs its technician",
      "Take cash or use another terminal, and call the terminal's service."),
    .terminalPasswordRefused: RefusalText(
      "The card terminal refuses our password",
      "Ask the technician to check the password in the settings."),
    .terminalSettingsDiffer: RefusalText(
      "The card terminal is set up in another way than Kase",
      "Ask the technician to compare currency, protocol and connection on both sides."),
    .terminalOutOfOrder: RefusalText(
      "The card terminal is out of order ({code})",
      "Take cash or use another terminal, and call the terminal's service."),
    .terminalPermission: RefusalText(
      "The system does not let Kase use the card terminal",
      "Ask the technician to install the rule for devices (udev), then plug the "
        + "terminal in again."),
    .terminalUnsupported: RefusalText(
      "This card terminal can't do that",
      "Do it at the terminal itself, or ask the technician."),
    .terminalProtocolFault: RefusalText(
      "The card terminal answers in a way that can't be understood",
      "Do not charge again; check the terminal and tell the technician."),
    .terminalInDoubt: RefusalText(
      "An earlier card payment at this terminal is not settled yet ({attempt})",
      "Wait until the terminal has been asked, or look at the doubts; take cash meanwhile."),
    .terminalCloseOpen: RefusalText(
      "It is not known yet whether the terminal has closed its day",
      "Wait until the terminal has been asked again; take cash meanwhile."),
    .terminalCloseNotFound: RefusalText(
      "The close of the terminal was not found",
      "Look at the list of terminals."),
    .terminalDoubtsOpen: RefusalText(
      "The terminal's day can't be closed while card payments are in doubt ({attempts})",
      "Settle them in the list of doubts, then close again."),
    .terminalBatchDiffers: RefusalText(
      "The terminal's payments differ from ours ({difference})",
      "Look at the differences line by line and settle them, or close with a reason."),

    // Printers.
    .printerOffline: RefusalText(
      "The printer does not answer",
      "Check its power and cable; the page waits and comes out by itself."),
    .printerBusy: RefusalText(
      "The printer takes no data",
      "Look at the printer; another program may be using it."),
    .printerPermission: RefusalText(
      "The system does not let Kase use the printer",
      "Ask the technician to install the rule for devices (udev), then plug the "
        + "printer in again."),
    .printerPaper: RefusalText(
      "The printer is out of paper",
      "Put in a new roll; the page goes on by itself."),
    .printerCover: RefusalText(
      "The printer's cover is open",
      "Close the cover; the page goes on by itself."),
    .printerCutter: RefusalText(
      "The printer's cutter is stuck",
      "Switch the printer off, take the paper out of the cutter, and switch it on again."),
    .printerFault: RefusalText(
      "The printer reports a fault",
      "Switch it off and on; if the fault stays, call the technician."),
  ]
}
