import CanonicalJSON
import Commerce
import HTTPTypes
import Hummingbird
import Operations

/// A refusal as `application/problem+json` (RFC 9457), in the caller's language.
enum Problem {
  /// The members of a problem.
  static func json(_ refusal: Refusal, _ language: Language) -> JSON {
    let status = status(of: refusal.code)
    var members: [JSON.Member] = [
      .init("type", .string("/problems/\(refusal.code.rawValue)")),
      .init("title", .string(refusal.title(in: language))),
      .init("status", .integer(Int64(status.code))),
      .init("code", .string(refusal.code.rawValue)),
      .init("detail", .string(refusal.nextStep(in: language))),
    ]
    if let path = refusal.path { members.append(.init("path", .string(path))) }
    if let approval = refusal.values["approval"] {
      members.append(.init("approval", .string(approval)))
    }
    return .object(members)
  }

  static func response(_ refusal: Refusal, _ language: Language) -> Response {
    var response = JSONResponse.make(
      json(refusal, language), status: status(of: refusal.code),
      type: "application/problem+json")
    response.headers[.contentLanguage] = language.rawValue
    switch refusal.code {
    case .rateLimited, .authBusy, .ledgerBusy: response.headers[.retryAfter] = "1"
    case .authLocked: response.headers[.retryAfter] = refusal.values["seconds"] ?? "1800"
    default: break
    }
    return response
  }

  /// The status of each refusal; the compiler sees to it that none is forgotten.
  static func status(of code: RefusalCode) -> HTTPResponse.Status {
    switch code {
    case .requestMalformed, .requestMemberMissing, .requestMemberUnknown,
      .requestMemberDuplicate, .requestMemberType, .requestValueInvalid, .requestKeyMissing,
      .requestKeyMalformed:
      .badRequest
    case .authRequired, .authRefused, .authDeviceRequired: .unauthorized
    case .authForbidden, .authRegisterDiffers, .httpOrigin, .approvalMissing,
      .approvalSamePerson, .approvalAlreadyUsed, .approvalOtherDocument, .approvalExpired,
      .approvalNotGranted, .approvalLimitTooLow, .shiftExpectedHidden, .shiftPersonNotHolder:
      .forbidden
    case .requestPathUnknown, .documentNotFound, .basketNotFound, .shiftNotFound,
      .attemptNotFound, .approvalNotFound, .personUnknown, .printJobNotFound, .voucherUnknown,
      .deviceUnknown, .terminalCloseNotFound,
      .referenceNotFound:
      .notFound
    case .requestMethodNotAllowed: .methodNotAllowed
    case .requestTimeout: .requestTimeout
    case .documentKeyBodyDiffers, .documentAlreadyFinalised, .shiftNotOpen, .shiftAlreadyOpen,
      .basketNotOpen, .basketChanged, .basketHasTenders, .tenderAttemptOpen,
      .attemptNotInDoubt, .attemptStateForbids, .printJobStateForbids, .printNoPrinter,
      .terminalBusy, .terminalNeedsEndOfDay, .terminalNeedsDiagnosis,
      .terminalNeedsInitialisation, .terminalClockWrong, .terminalCardInReader,
      .terminalInDoubt, .terminalCloseOpen, .terminalDoubtsOpen, .terminalBatchDiffers,
      .printerBusy, .printerPaper, .printerCover, .printerCutter,
      .branchNotInitialised, .branchAlreadyInitialised, .personExists, .referenceAlreadyVoided,
      .transferAlreadySettled, .voucherCodeTaken, .shiftTotalsDiffer:
      .conflict
    case .requestTooLarge: .contentTooLarge
    case .requestContentType: .unsupportedMediaType
    case .httpHost: .misdirectedRequest
    case .rateLimited, .authLocked, .authBusy: .tooManyRequests
    case .documentLinesMissing, .documentTendersMissing, .documentNotBalanced,
      .documentCurrencyNotSupported, .documentAmountOutOfRange, .copyNotSupported,
      .printPageUnprintable, .deviceNoTrace, .deviceUnsupported,
      .lineServiceUnknown, .lineKindNotSupported, .lineQuantityZero, .lineQuantityNegative,
      .taxClassUnknown, .taxRateNotSupported, .discountSignInvalid, .discountExceedsLine,
      .discountExceedsDocument, .partyRequired, .partyInvalid, .refundNotSupported,
      .refundLineUnknown, .refundLineRepeated, .refundExceedsQuantity, .refundTenderDiffers,
      .voidNotSupported, .voidRefunded, .voidShiftClosed, .tenderAmountInvalid,
      .tenderCashOverLimit, .tenderOverLimit, .tenderNotAccepted, .tenderNothingDue,
      .tenderTerminalMissing, .tenderTipsNotEnabled, .tenderCustomerRequired,
      .tenderReferenceMissing, .transferOriginalNotInvoice, .transferExceedsRemaining,
      .transferPartyMismatch, .voucherInsufficient, .prepaymentInsufficient,
      .shiftCountMissing, .shiftCountInvalid, .shiftCarriedOverDiffers,
      .shiftHandoverSamePerson, .registerUnknown, .cashAmountInvalid, .cashReasonUnknown,
      .cashNotPossible, .catalogueInvalid, .packInvalid, .secretTooWeak:
      .unprocessableContent
    case .ledgerFull: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    case .ledgerBusy, .ledgerFailed, .terminalUnreachable, .terminalNeedsTechnician,
      .terminalPasswordRefused, .terminalSettingsDiffer, .terminalOutOfOrder,
      .terminalPermission, .terminalProtocolFault, .printerOffline, .printerPermission,
      .printerFault:
      .serviceUnavailable
    case .terminalUnsupported: .notImplemented
    case .authRecord, .serverInternal: .internalServerError
    }
  }
}

/// Answers that are JSON.
enum JSONResponse {
  static func make(
    _ value: JSON, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.canonicalBytes)))
  }
}
