import ZVT

extension DeviceError {
  /// Why a connection could not be opened.
  init(_ error: TransportError) {
    switch error.cause {
    case .gone, .unfit: self.init(.unavailable, error.message)
    case .busy: self.init(.busy, error.message)
    case .denied: self.init(.permission, error.message)
    }
  }

  /// Why a conversation came to no end. What speaks another protocol needs other settings.
  init(lost words: String, _ fault: LinkError?) {
    if case .foreign = fault?.code {
      self.init(.needsAction, words, need: .settings)
    } else {
      self.init(.unavailable, words)
    }
  }

  /// A code with which a terminal refuses or ends what is no payment. After a
  /// command with a password 37 means the password, not the card's PIN.
  init(code: UInt8) {
    let result = ResultCode(code)
    let words = "\(hexadecimal(code)) \(result.words)"
    if code == 0x37 {
      self.init(.needsAction, "37 the password is refused", need: .password)
      return
    }
    if code == ZVTTerminal.notRegistered {
      self.init(.unavailable, words)
      return
    }
    switch result.meaning {
    case .busy, .maintenance: self.init(.busy, words)
    case .unsupported: self.init(.unsupported, words)
    case .hostUnreachable: self.init(.unavailable, words)
    case .password: self.init(.needsAction, words, need: .password)
    case .currency: self.init(.needsAction, words, need: .settings)
    case .closeBatch: self.init(.needsAction, words, need: .closeBatch)
    case .initialisation: self.init(.needsAction, words, need: .initialisation)
    case .diagnosis: self.init(.needsAction, words, need: .diagnosis)
    case .cardInserted: self.init(.needsAction, words, need: .removeCard)
    case .technician, .printer, .full: self.init(.needsAction, words, need: .technician)
    case .success, .declined, .referral, .cancelled, .cardRefused, .cardUnreadable, .amount,
      .alreadyReversed, .notReversible, .failure:
      self.init(.protocolFault, words)
    }
  }
}

extension TerminalNeed {
  /// What a terminal's state asks for; nothing where payments go on, or time helps.
  init?(_ remedy: TerminalState.Remedy) {
    switch remedy {
    case .nothing, .wait, .repeatCard: return nil
    case .initialise: self = .initialisation
    case .setClock: self = .clock
    case .diagnose: self = .diagnosis
    case .closeBatch: self = .closeBatch
    case .removeCard: self = .removeCard
    case .startOPT, .clearJournal, .update, .technician: self = .technician
    }
  }
}
