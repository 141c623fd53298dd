import Commerce

extension Language {
  /// The wording of every refusal in English, in the order of the catalogue.
  static let englishRefusals: [RefusalCode: RefusalText] = [
    // The request itself.
    .requestMalformed: RefusalText(
      "The request is not valid JSON",
      "Correct the request body and send it again."),
    .requestMemberMissing: RefusalText(
      "A required member is missing ({member})",
      "Add the member and send the request again."),
    .requestMemberUnknown: RefusalText(
      "The request has a member that is not known here ({member})",
      "Remove the member or correct its name."),
    .requestMemberDuplicate: RefusalText(
      "A member appears more than once ({member})",
      "Keep it once and send the request again."),
    .requestMemberType: RefusalText(
      "A member has the wrong type ({member})",
      "Send the type that the API description gives."),
    .requestValueInvalid: RefusalText(
      "A value is not valid ({value})",
      "Correct the value and try again."),
    .requestTooLarge: RefusalText(
      "The request is too large",
      "Send less data at once."),
    .requestTimeout: RefusalText(
      "The request did not arrive completely in time",
      "Check the connection and send it again with the same key."),
    .requestKeyMissing: RefusalText(
      "The Idempotency-Key header is missing",
      "Send the request with a key of its own."),
    .requestKeyMalformed: RefusalText(
      "The Idempotency-Key header is malformed",
      "Send a key in the form that the API description gives."),
    .requestContentType: RefusalText(
      "The content type is not supported",
      "Send the body in the type that the API description gives."),
    .requestPathUnknown: RefusalText(
      "There is nothing at this address",
      "Check the path against the API description."),
    .requestMethodNotAllowed: RefusalText(
      "This address does not accept this method",
      "Use a method that the Allow header names."),
    .httpHost: RefusalText(
      "The Host header does not name this server",
      "Open the server by its configured address."),
    .httpOrigin: RefusalText(
      "The request comes from an origin that is not allowed",
      "Open the page from this server's own address."),
    .rateLimited: RefusalText(
      "Too many requests in a short time",
      "Wait a moment and try again."),

    // Who asks.
    .authRequired: RefusalText(
      "You are not signed in",
      "Sign in and try again."),
    .authRefused: RefusalText(
      "Sign-in failed because the details do not match",
      "Check what you entered and try again."),
    .authLocked: RefusalText(
      "Sign-in is locked after too many attempts ({seconds} s)",
      "Wait, then sign in again."),
    .authBusy: RefusalText(
      "Too many people are signing in right now",
      "Wait a moment and try again."),
    .authRecord: RefusalText(
      "The stored sign-in data is damaged",
      "Ask your administrator to set up sign-in again."),
    .authDeviceRequired: RefusalText(
      "This device is not registered",
      "Ask your administrator to register it."),
    .authForbidden: RefusalText(
      "You do not have the right to do this",
      "Ask your supervisor."),
    .authRegisterDiffers: RefusalText(
      "You are signed in at another register",
      "Sign in at this register and try again."),
    .personUnknown: RefusalText(
      "There is no such person",
      "Check the name or ask your administrator."),
    .personExists: RefusalText(
      "This person already exists",
      "Open the existing entry or choose another name."),
    .secretTooWeak: RefusalText(
      "The PIN or password is too easy to guess ({reason})",
      "Choose a stronger one."),

    // A second person.
    .approvalMissing: RefusalText(
      "This needs a second person's approval",
      "Ask an authorised colleague to approve it."),
    .approvalSamePerson: RefusalText(
      "You cannot approve your own action",
      "Ask another authorised colleague."),
    .approvalAlreadyUsed: RefusalText(
      "This approval has already been used",
      "Ask for a new approval."),
    .approvalOtherDocument: RefusalText(
      "The approval was given for different content",
      "Ask for approval of the current content."),
    .approvalExpired: RefusalText(
      "The approval has expired",
      "Ask for a new approval."),
    .approvalNotFound: RefusalText(
      "The approval was not found",
      "Ask for a new approval."),
    .approvalNotGranted: RefusalText(
      "The approval has not been granted",
      "Wait for the decision or ask your supervisor."),
    .approvalLimitTooLow: RefusalText(
      "The amount is above what this person may approve",
      "Ask somebody with a higher limit."),

    // Documents.
    .documentLinesMissing: RefusalText(
      "The document has no lines",
      "Add at least one service or item."),
    .documentTendersMissing: RefusalText(
      "The document has no payment",
      "Enter how the customer pays."),
    .documentNotBalanced: RefusalText(
      "The payment does not match the amount due ({due} due, {tendered} paid)",
      "Correct the payment."),
    .documentKeyBodyDiffers: RefusalText(
      "This operation was already sent with different content",
      "Check the journal before you repeat it."),
    .documentAlreadyFinalised: RefusalText(
      "This sale is already complete",
      "Take no more payment; find the document in the journal."),
    .documentNotFound: RefusalText(
      "The document was not found",
      "Check the number and search again."),
    .documentCurrencyNotSupported: RefusalText(
      "This currency is not accepted here",
      "Use the register's currency."),
    .documentAmountOutOfRange: RefusalText(
      "The amount is too large to be calculated",
      "Check the quantities and prices."),
    .copyNotSupported: RefusalText(
      "Copies of this kind of document are not allowed",
      "Show the customer the original in the journal."),

    // Lines, tax, discounts.
    .lineServiceUnknown: RefusalText(
      "This service is not in the catalogue ({service})",
      "Choose the service from the list."),
    .lineKindNotSupported: RefusalText(
      "This kind of line cannot be sold here",
      "Choose another service."),
    .lineQuantityZero: RefusalText(
      "The quantity is zero",
      "Enter a quantity above zero or remove the line."),
    .lineQuantityNegative: RefusalText(
      "The quantity is negative",
      "Enter a quantity above zero; to take something back, make a refund."),
    .taxClassUnknown: RefusalText(
      "The tax class is not known in this country ({class})",
      "Ask your administrator to correct the catalogue."),
    .taxRateNotSupported: RefusalText(
      "The tax class has no rate on this date ({class}, {date})",
      "Ask your administrator to check the rates."),
    .discountSignInvalid: RefusalText(
      "A discount cannot be negative",
      "Enter the discount without a minus sign."),
    .discountExceedsLine: RefusalText(
      "The discount is more than the line's amount ({gross})",
      "Enter a smaller discount."),
    .discountExceedsDocument: RefusalText(
      "The discount is more than the total ({gross})",
      "Enter a smaller discount."),
    .partyRequired: RefusalText(
      "This document needs the customer's details",
      "Enter or choose the customer."),
    .partyInvalid: RefusalText(
      "The customer's details are incomplete or wrong",
      "Check the name, address and numbers."),

    // References, refunds, voids.
    .referenceNotFound: RefusalText(
      "The original document was not found",
      "Check its number and search again."),
    .referenceAlreadyVoided: RefusalText(
      "The original document has already been voided",
      "Check the original in the journal."),
    .refundNotSupported: RefusalText(
      "This kind of document cannot be refunded",
      "Ask your supervisor how to correct it."),
    .refundLineUnknown: RefusalText(
      "This line is not in the original document",
      "Choose the line from the original."),
    .refundLineRepeated: RefusalText(
      "The same line is in the refund more than once",
      "Enter it once with the whole quantity."),
    .refundExceedsQuantity: RefusalText(
      "More than what remains of the line ({remaining})",
      "Enter a smaller quantity."),
    .refundTenderDiffers: RefusalText(
      "The refund goes another way than the customer paid",
      "Pay back in the way of the original."),
    .voidNotSupported: RefusalText(
      "This kind of document cannot be voided",
      "Make a refund or ask your supervisor."),
    .voidRefunded: RefusalText(
      "The document was already refunded in whole or in part",
      "Refund what remains of it."),
    .voidShiftClosed: RefusalText(
      "The shift of this document is already closed",
      "Make a refund instead."),

    // Tenders.
    .tenderAmountInvalid: RefusalText(
      "The payment amount is not valid",
      "Enter an amount above zero."),
    .tenderCashOverLimit: RefusalText(
      "The cash is above the limit set by law ({limit})",
      "Take the payment by card or bank transfer."),
    .tenderOverLimit: RefusalText(
      "The payment exceeds the amount due by more than allowed ({limit})",
      "Enter a smaller amount."),
    .tenderNotAccepted: RefusalText(
      "This payment method is not accepted here",
      "Choose another payment method."),
    .tenderNothingDue: RefusalText(
      "Nothing is left to pay",
      "Take no more payment; finish the sale."),
    .tenderAttemptOpen: RefusalText(
      "A card payment of this sale is still open ({attempt})",
      "Do not charge again; check the terminal."),
    .tenderTerminalMissing: RefusalText(
      "No card terminal is connected to this register",
      "Choose another payment method or call support."),
    .tenderTipsNotEnabled: RefusalText(
      "Tips are not switched on here",
      "Take the payment without a tip."),
    .tenderCustomerRequired: RefusalText(
      "Payment on account needs a customer",
      "Choose the customer or another payment method."),
    .tenderReferenceMissing: RefusalText(
      "The reference of the payment is missing",
      "Enter the payment's number."),
    .transferOriginalNotInvoice: RefusalText(
      "The document is not an invoice to be paid",
      "Choose the customer's unpaid invoice."),
    .transferAlreadySettled: RefusalText(
      "This invoice is already paid",
      "Take no payment; show the customer the payment in the journal."),
    .transferExceedsRemaining: RefusalText(
      "More than what is still to be paid on the invoice ({remaining})",
      "Enter a smaller amount."),
    .transferPartyMismatch: RefusalText(
      "The customer is not the one on the original document",
      "Check the customer and the number."),
    .voucherUnknown: RefusalText(
      "There is no such voucher",
      "Check the code on the voucher."),
    .voucherInsufficient: RefusalText(
      "The voucher does not cover this amount",
      "Use less of it and take the rest another way."),
    .voucherCodeTaken: RefusalText(
      "This voucher code is already in use",
      "Use a voucher with another code."),
    .prepaymentInsufficient: RefusalText(
      "The prepayment does not cover this amount ({remaining} left)",
      "Use less of it."),

    // Shift, cash, baskets, registers.
    .shiftNotOpen: RefusalText(
      "No shift is open at this register",
      "Open a shift and try again."),
    .shiftAlreadyOpen: RefusalText(
      "A shift is already open at this register",
      "Work in that shift or close it first."),
    .shiftNotFound: RefusalText(
      "The shift was not found",
      "Check the number and the register."),
    .shiftCountMissing: RefusalText(
      "The cash has not been counted",
      "Count the drawer and enter the result."),
    .shiftCountInvalid: RefusalText(
      "The cash count is not valid",
      "Check the notes, coins and quantities."),
    .shiftExpectedHidden: RefusalText(
      "The expected amount is hidden until the cash is counted",
      "Enter your count first."),
    .shiftCarriedOverDiffers: RefusalText(
      "The count differs from what was carried over ({expected})",
      "Count again or call your supervisor."),
    .shiftTotalsDiffer: RefusalText(
      "The shift's totals do not match its entries ({total})",
      "Change nothing and call support."),
    .shiftPersonNotHolder: RefusalText(
      "Another person holds this shift",
      "Ask them to act or to hand the shift over."),
    .shiftHandoverSamePerson: RefusalText(
      "A shift cannot be handed over to its holder",
      "Choose another person."),
    .registerUnknown: RefusalText(
      "There is no such register ({register})",
      "Choose a register from the list."),
    .cashAmountInvalid: RefusalText(
      "The cash amount is not valid",
      "Enter an amount above zero."),
    .cashReasonUnknown: RefusalText(
      "This reason is not in the list",
      "Choose a reason from the list."),
    .cashNotPossible: RefusalText(
      "Not possible",
      "Ask your supervisor."),
    .basketNotFound: RefusalText(
      "The basket was not found",
      "Check the list of baskets or start a new one."),
    .basketNotOpen: RefusalText(
      "The basket is no longer open",
      "Find its document in the journal or start a new basket."),
    .basketChanged: RefusalText(
      "The basket was changed in the meantime",
      "Load it again and check it before you go on."),
    .basketHasTenders: RefusalText(
      "The basket already has payments",
      "Take the payments back first or finish the sale."),

    // Doubts.
    .attemptNotFound: RefusalText(
      "The card payment was not found",
      "Do not charge again; check the terminal."),
    .attemptNotInDoubt: RefusalText(
      "The result of this card payment is already known",
      "Do not charge again; look at its result."),
    .attemptStateForbids: RefusalText(
      "The card payment's state does not allow this",
      "Do not charge again; check the terminal."),
    .printJobNotFound: RefusalText(
      "The print job was not found",
      "Find the document in the journal."),
    .printJobStateForbids: RefusalText(
      "The print job's state does not allow this",
      "Check whether the paper came out, then reload the list."),
    .printNoPrinter: RefusalText(
      "This register has no printer",
      "Ask at a register with a printer, or a technician to set one up."),
    .printPageUnprintable: RefusalText(
      "The page can't be laid out or printed here ({reason})",
      "Tell the technician; the document itself is safe."),
    .deviceUnknown: RefusalText(
      "There is no device of that name here ({device})",
      "List the devices and use a name of the list."),
    .deviceNoTrace: RefusalText(
      "Nobody keeps a trace of this device ({device})",
      "Switch its trace on in the settings and start again."),
    .deviceUnsupported: RefusalText(
      "This device can't do that ({device})",
      "Use a test that its kind of device has."),

    // Files and settings.
    .catalogueInvalid: RefusalText(
      "The catalogue file has an error (line {line}: {reason})",
      "Correct the file and load it again."),
    .packInvalid: RefusalText(
      "The country file has an error (line {line}: {reason})",
      "Correct the file and load it again."),
    .branchNotInitialised: RefusalText(
      "The branch has not been set up",
      "Ask your administrator to set it up."),
    .branchAlreadyInitialised: RefusalText(
      "The branch has already been set up",
      "Change it in the settings."),

    // The ledger and the machine.
    .ledgerFull: RefusalText(
      "There is no space left to record anything",
      "Stop selling and call support."),
    .ledgerBusy: RefusalText(
      "The ledger is busy",
      "Wait a moment and try again."),
    .ledgerFailed: RefusalText(
      "The record could not be saved",
      "Stop selling and call support."),
    .serverInternal: RefusalText(
      "Something went wrong in the system",
      "Check the journal before you repeat anything; then call support."),
  ]
}
