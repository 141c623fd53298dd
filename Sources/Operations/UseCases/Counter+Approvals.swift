package import Amounts
package import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Lets an act pass that is within the actor's limits, or to which a second person has agreed.
  ///
  /// The agreement is used up in the same transaction: the returned state belongs into its facts.
  /// - Returns: the used agreement, or nothing where none was needed.
  /// - Throws: `approval.*`.
  func checkLimit(
    _ act: Limits.Act, amount: Int64, before: Int64, isUnderWay: Bool = false,
    _ envelope: Envelope, _ transaction: LedgerTransaction
  ) throws -> Approval? {
    if limits.allow(act, by: envelope.actor, amount: amount, before: before) { return nil }
    guard let id = envelope.approval else {
      throw Refusal(
        .approvalMissing, ["act": act.rawValue, "amount_minor": String(amount)])
    }
    guard let approval = try transaction.reader.approval(id) else {
      throw Refusal(.approvalNotFound)
    }
    guard approval.right == act.rawValue, amount <= approval.amount else {
      throw Refusal(.approvalOtherDocument)
    }
    return try approval.consumed(
      by: envelope.actor.person, hash: envelope.hash.hexadecimal, isUnderWay: isUnderWay,
      now: surroundings.now().milliseconds)
  }

  /// Checks the discounts of a purchase against the limit of the actor.
  func checkDiscount(
    _ purchase: Purchase, isUnderWay: Bool, _ envelope: Envelope, _ transaction: LedgerTransaction
  ) throws -> Approval? {
    let sum = try Money.sum(purchase.content.lines.map(\.discount), pack.currency)
    guard sum.isPositive else { return nil }
    return try checkLimit(
      .discount, amount: sum.minorUnits, before: 0, isUnderWay: isUnderWay, envelope,
      transaction)
  }

  /// Answers a request for a second person.
  ///
  /// - Parameters:
  ///   - id: the request.
  ///   - approver: who answers; proved who they are just now.
  ///   - grants: yes or no.
  /// - Throws: `approval.*`, `auth.forbidden`.
  package func answer(
    approval id: ApprovalID, by approver: Actor, grants: Bool, key: String
  ) async throws -> JSON {
    let envelope = Envelope(
      kind: grants ? "approval.grant" : "approval.refuse", key: key,
      request: .object([.init("approval", .string(id.text))]), actor: approver,
      register: approver.register ?? RegisterID(trusted: "office"), at: surroundings.now())
    return try await execute(envelope, needs: .approve) { [surroundings] transaction in
      guard let approval = try transaction.reader.approval(id) else {
        throw Refusal(.approvalNotFound)
      }
      let answered = try approval.answered(
        by: approver, grants: grants, now: surroundings.now().milliseconds)
      return Decision(
        facts: [.approval(answered)],
        answer: .object([
          .init("approval", .string(id.text)), .init("state", .string(answered.state.rawValue)),
        ]))
    }
  }
}

extension Approval {
  /// The request as a person answers it. - Throws: `approval.*`.
  fileprivate func answered(by approver: Actor, grants: Bool, now: Int64) throws(Refusal)
    -> Approval
  {
    guard state == .requested else { throw Refusal(.approvalAlreadyUsed) }
    guard approver.person != requester else { throw Refusal(.approvalSamePerson) }
    guard now < expires else { throw Refusal(.approvalExpired) }
    if grants {
      guard let act = Limits.Act(rawValue: right),
        Limits.approving.allow(act, by: approver, amount: amount, before: 0)
      else { throw Refusal(.approvalLimitTooLow) }
    }
    return moved(to: grants ? .granted : .refused, by: approver.person)
  }

  /// The agreement as the command uses it up. - Throws: `approval.*`.
  ///
  /// - Parameter isUnderWay: whether the command has asked a terminal already; then it used the
  ///   agreement up before that, and goes on with it.
  fileprivate func consumed(by person: PersonID, hash: String, isUnderWay: Bool, now: Int64)
    throws(Refusal) -> Approval
  {
    guard commandHash == hash, requester == person else { throw Refusal(.approvalOtherDocument) }
    switch state {
    case .requested, .refused: throw Refusal(.approvalNotGranted)
    case .consumed:
      guard isUnderWay else { throw Refusal(.approvalAlreadyUsed) }
      return self
    case .granted: break
    }
    guard now < expires else { throw Refusal(.approvalExpired) }
    return moved(to: .consumed, by: approver)
  }

  private func moved(to state: State, by approver: PersonID?) -> Approval {
    Approval(
      id: id, commandHash: commandHash, subject: subject, amount: amount, right: right,
      requester: requester, approver: approver, expires: expires, state: state)
  }
}
