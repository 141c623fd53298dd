import ZVT

/// What each fault lets happen, and at which point of a dialogue.
enum FaultSteps {
  static func injections(_ entry: ScriptEntry) -> [DialoguePoint: [Step]] {
    guard let fault = entry.fault else { return [:] }
    return ends(fault, entry) ?? delays(fault, entry) ?? wires(fault, entry)
      ?? orders(fault, entry) ?? days(fault, entry) ?? [:]
  }

  /// Connections that end.
  private static func ends(_ fault: TerminalFault, _ entry: ScriptEntry)
    -> [DialoguePoint: [Step]]?
  {
    switch fault {
    case .dropBeforeAnswer, .portRefused: [.receivedCommand: [.drop]]
    case .dropAfterAnswer: [.afterAnswer: [.drop]]
    case .dropBeforeStatus: [.beforeStatus: [.drop]]
    case .dropAfterStatus: [.afterStatus: [.drop]]
    case .dropAfterAck, .dropBeforeCompletion: [.beforeCompletion: [.drop]]
    case .dropInSlip:
      entry.line.map { [$0 == 0 ? .afterStatusAck : .afterSlipAck($0): [.drop]] }
    case .drop: [entry.point ?? .beforeStatus: [.drop]]
    case .restart: [entry.point ?? .beforeStatus: [.restart]]
    case .stateLost: [.afterAnswer: [.change { $0.forget() }, .drop]]
    case .tlsAlert: [.receivedCommand: [.raw([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]), .drop]]
    case .foreignBanner:
      [.receivedCommand: [.raw(Array("SERVICE READY 1.0\r\n".utf8)), .drop]]
    default: nil
    }
  }

  /// Things that take time.
  private static func delays(_ fault: TerminalFault, _ entry: ScriptEntry)
    -> [DialoguePoint: [Step]]?
  {
    let time = entry.milliseconds
    return switch fault {
    case .lateAnswer: [.receivedCommand: [.wait(time ?? 6_000)]]
    case .silence: [entry.point ?? .beforeApproval: [.wait(time ?? 10_000)]]
    case .mute:
      [.receivedCommand: [.wire(.mute(milliseconds: time ?? 60_000)), .end]]
    case .longerTimer: [.beforeApproval: [.show(0x01, minutes: 0x05), .wait(time ?? 0)]]
    case .busy: [.receivedCommand: [.answer(.negative(APDU.Answer.pleaseWait)), .end]]
    case .endlessProgress:
      [.beforeApproval: Array(repeating: .show(0x0E), count: entry.count ?? 500)]
    default: nil
    }
  }

  /// Faults of the line.
  private static func wires(_ fault: TerminalFault, _ entry: ScriptEntry)
    -> [DialoguePoint: [Step]]?
  {
    switch fault {
    // The command's own block is caught by the wire before the command is known.
    case .nakOnce, .lostAckOnce: [:]
    case .badChecksumOnce: [.receivedCommand: [.wire(.badChecksum)]]
    case .split: [.receivedCommand: [.wire(.split)]]
    case .glue: [.receivedCommand: [.wire(.glue)]]
    case .cableOut:
      [
        entry.point ?? .afterAnswer: [
          .wire(.out(milliseconds: entry.milliseconds ?? 4_000))
        ]
      ]
    case .speedFallback: [.receivedCommand: [.lineSpeed(9_600), .restart]]
    default: nil
    }
  }

  /// Messages in an order that nobody expects.
  private static func orders(_ fault: TerminalFault, _ entry: ScriptEntry)
    -> [DialoguePoint: [Step]]?
  {
    switch fault {
    case .duplicateStatus: [.beforeStatus: [.status]]
    case .wrongPINFirst: [.beforeApproval: [.refusal(0x37), .show(0x15)]]
    case .completionWithoutStatus: [.beforeApproval: [.complete(), .end]]
    case .abortAfterAck: [.beforeCompletion: [.takeBack, .abort(0x9B), .end]]
    case .twoAnswers: [.afterAnswer: [.answer(.positive)]]
    case .strayStatus: [.afterCompletion: [.wait(entry.milliseconds ?? 300), .status]]
    case .strayCompletion:
      [.afterCompletion: [.wait(entry.milliseconds ?? 300), .complete()]]
    case .unknownCommand: [.beforeApproval: [.send(Outgoing(APDU.Code.dial))]]
    default: nil
    }
  }

  /// Faults of the day, and of who is who.
  private static func days(_ fault: TerminalFault, _ entry: ScriptEntry)
    -> [DialoguePoint: [Step]]?
  {
    switch fault {
    case .autoClose: [.beforeApproval: [.show(0x0F), .closeBatch]]
    case .autoCloseAfter: [.afterCompletion: [.closeBatch]]
    case .closeFailed:
      [
        .beforeApproval: [
          .change { $0.condition = 0xF0 }, .refusal(0x77), .abort(0x77), .end,
        ]
      ]
    case .updateAfterClose:
      [
        .beforeCompletion: [
          .complete(0xE0), .wire(.mute(milliseconds: entry.milliseconds ?? 60_000)), .end,
        ]
      ]
    case .rebootAfterClose: [.beforeCompletion: [.complete(0xFC), .restart]]
    case .registrationLost:
      [
        .receivedCommand: [
          .change { $0.registration = nil }, .answer(.negative(0x6B)), .end,
        ]
      ]
    case .wrongPassword: [.receivedCommand: [.answer(.negative(0x37)), .end]]
    case .terminalSwapped: [.receivedCommand: [.change { $0.become(terminal: "52999999") }]]
    case .terminalPayment: [.receivedCommand: [.payLocally]]
    default: nil
    }
  }
}
