import PrinterLanguages

/// The part of a virtual printer that answers, as far as its profile says that it does.
struct AnswerDesk: Sendable {
  /// What becomes of an answer.
  enum Fate: Sendable { case sent, lost, garbled }

  private let profile: PrinterProfile
  private var replies: [UInt8] = []
  /// The mask of `GS a`, or Star's mode; 0 for none.
  private var automaticMask: UInt8 = 0
  private var etbCounter = 0

  /// Whether it never answers.
  var isSilent = false
  /// Whether `DLE DC4 1` opens the drawer.
  private(set) var allowsRealTimePulse = true

  init(profile: PrinterProfile) { self.profile = profile }

  /// Forgets what was asked for.
  mutating func powerOff() {
    replies = []
    automaticMask = 0
    etbCounter = 0
    allowsRealTimePulse = true
  }

  mutating func takeReplies() -> [UInt8] {
    defer { replies = [] }
    return replies
  }

  /// Whether a request proves that all before it was processed.
  static func isMarker(_ request: PrinterRequest) -> Bool {
    switch request {
    case .queuedStatus, .processID, .starMarker, .starETB: true
    default: false
    }
  }

  mutating func answer(_ request: PrinterRequest, _ condition: PrinterCondition, _ fate: Fate) {
    take(request)
    let answer =
      profile.language == .escpos ? escpos(request, condition) : star(request, condition)
    send(fate == .garbled ? answer.map { ~$0 } : answer, isLost: fate == .lost)
  }

  /// Tells a change, where somebody asked to be told such changes.
  mutating func report(_ condition: PrinterCondition, before: PrinterCondition) {
    guard condition != before, automaticMask != 0 else { return }
    guard profile.language == .escpos else {
      return send(starReport(condition))
    }
    let isOnline = condition.isOffline != before.isOffline
    let isError = condition.hasError != before.hasError
    let isPaper = condition.paper != before.paper
    let changed: UInt8 = (isOnline ? 2 : 0) | (isError ? 4 : 0) | (isPaper ? 8 : 0)
    if automaticMask & changed != 0 { send(StatusReports.automatic(condition)) }
  }

  private mutating func take(_ request: PrinterRequest) {
    switch request {
    case .automaticStatus(let mask): automaticMask = profile.hasAutomaticStatus ? mask : 0
    case .starAutomatic(let mode): automaticMask = profile.hasAutomaticStatus ? mode : 0
    case .realTimePulseAllowed(let isAllowed):
      if profile.canDisableRealTime { allowsRealTimePulse = isAllowed }
    case .starETB: etbCounter = (etbCounter + 1) & 0x1F
    default: break
    }
  }

  private func escpos(_ request: PrinterRequest, _ condition: PrinterCondition) -> [UInt8] {
    let provesEnd = profile.confirmation == .queuedStatus || profile.confirmation == .processID
    switch request {
    case .realTimeStatus(let kind):
      guard profile.realTimeStatus.contains(Int(kind)) else { return [] }
      return [StatusReports.realTime(condition, kind: kind)]
    case .automaticStatus, .basicStatus:
      let isAsked = request == .basicStatus ? profile.hasAutomaticStatus : automaticMask != 0
      return isAsked ? StatusReports.automatic(condition) : []
    case .queuedStatus(let kind):
      guard provesEnd else { return [] }
      return [kind == 1 ? StatusReports.paper(condition) : 0]
    case .processID(let id):
      return profile.confirmation == .processID ? [0x37, 0x22] + id + [0x00] : []
    case .identity(let kind): return identity(kind)
    default: return []
    }
  }

  private func star(_ request: PrinterRequest, _ condition: PrinterCondition) -> [UInt8] {
    switch request {
    case .starStatus: return starReport(condition)
    case .starAutomatic, .starETB: return automaticMask == 0 ? [] : starReport(condition)
    case .starMarker(let marker):
      // Functions above 2 begin and end documents, and are not answered.
      guard profile.confirmation == .starCounter, marker[0] <= 2 else { return [] }
      return [0x1B, 0x1D, 0x03] + marker + [UInt8(etbCounter), 0x00]
    case .starIdentity:
      return [0x1B, 0x23, 0x2A, 0x2C] + ascii(profile.model + "Ver1.0") + [0x0A, 0x00]
    case .starSerial:
      let text = ascii("PrSrN=0000001,")
      return [0x1B, 0x1D, 0x29, 0x49, UInt8(text.count + 1), 0, 0x31] + text + [0x0A, 0x00]
    default: return []
    }
  }

  private func starReport(_ condition: PrinterCondition) -> [UInt8] {
    StatusReports.star(condition, counter: etbCounter, language: profile.language)
  }

  private func identity(_ kind: UInt8) -> [UInt8] {
    let texts: [UInt8: String] = [
      65: "1.00", 66: profile.vendor, 67: profile.model, 68: "VIRTUAL001", 69: "",
    ]
    if let text = texts[kind] { return [0x5F] + ascii(text) + [0x00] }
    return 1...3 ~= kind ? [[0x20, 0x02, 0x01][Int(kind) - 1]] : []
  }

  /// The characters that fit an answer.
  private func ascii(_ text: String) -> [UInt8] { text.utf8.filter { 0x20...0x7E ~= $0 } }

  private mutating func send(_ bytes: [UInt8], isLost: Bool = false) {
    if profile.isBidirectional, !isSilent, !isLost { replies += bytes }
  }
}
