/// The terminal tells that something happened (EventNotification); nobody answers.
package enum NexoEvent {
  /// What happened.
  package struct Notification: Hashable, Sendable, NexoPart {
    /// When, RFC 3339.
    package let timeStamp: String
    /// What: `Reject`, `CardInserted`, `CardRemoved`, `Shutdown`, `BeginMaintenance` ...
    package let event: String
    /// More about it, for the log.
    package let details: String?

    /// An event.
    package init(timeStamp: String, event: String, details: String? = nil) {
      self.timeStamp = timeStamp
      self.event = event
      self.details = details
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        timeStamp: try fields.text("TimeStamp") ?? "",
        event: try fields.needed("EventToNotify"), details: try fields.text("EventDetails"))
    }

    var json: NexoJSON {
      .members([
        "TimeStamp": .string(timeStamp), "EventToNotify": .string(event),
        "EventDetails": .text(details),
      ])
    }

    /// Whether the terminal could not read a message of ours.
    package var isRejection: Bool { event == "Reject" }
  }
}
