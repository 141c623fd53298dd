import CanonicalJSON
import Commerce
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Operations

/// Bounds what a connection may send: the bytes of a body and the time a request may take to
/// arrive.
///
/// Hummingbird bounds neither: it drains an endless body, and each byte of a slow one counts as
/// activity. Belongs to one channel; NIO calls it on that channel's event loop only.
final class RequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let bodyBytesMax: Int
  private let deadline: TimeAmount
  private var received = 0
  private var isReading = false
  private var hasAnswered = false
  private var timer: Scheduled<Void>?

  init(bodyBytesMax: Int, deadlineSeconds: Int64) {
    self.bodyBytesMax = bodyBytesMax
    deadline = .seconds(deadlineSeconds)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      received = 0
      isReading = true
      hasAnswered = false
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      timer = context.eventLoop.scheduleTask(in: deadline) {
        let (handler, context) = bound.value
        handler.end(context, .requestTimeout)
      }
    case .body(let buffer):
      received += buffer.readableBytes
      if received > bodyBytesMax { return end(context, .contentTooLarge) }
    case .end:
      isReading = false
      timer?.cancel()
      timer = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    hasAnswered = true
    var isEnd = false
    if case .end = unwrapOutboundIn(data) { isEnd = true }
    context.write(data, promise: promise)
    // Whoever still sends after the answer has nobody listening.
    if isEnd, isReading { close(context) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
    context.fireChannelInactive()
  }

  private func end(_ context: ChannelHandlerContext, _ status: HTTPResponse.Status) {
    guard isReading else { return }
    if !hasAnswered {
      // Below the router nobody has read which language the caller reads: it is English here.
      let refusal = Refusal(status == .contentTooLarge ? .requestTooLarge : .requestTimeout)
      var fields = Edge.protection
      fields[.connection] = "close"
      fields[.contentType] = "application/problem+json"
      let body = Problem.json(refusal, .english).canonicalBytes
      fields[.contentLength] = String(body.count)
      let head = HTTPResponse(status: status, headerFields: fields)
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
      context.write(wrapOutboundOut(.end(nil)), promise: nil)
    }
    close(context)
  }

  private func close(_ context: ChannelHandlerContext) {
    isReading = false
    timer?.cancel()
    timer = nil
    context.flush()
    context.close(promise: nil)
  }
}
