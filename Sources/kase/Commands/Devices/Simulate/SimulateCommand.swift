import ArgumentParser
import Devices
import Foundation
import NIOCore
import NIOPosix
import PrinterLanguages
import Setup
import Simulators
import Synchronization

/// Devices without hardware.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Simulated devices that speak the real bytes.",
    subcommands: [SimulatePrinter.self, SimulateTerminal.self])
}

/// A receipt printer behind a TCP port of this machine.
struct SimulatePrinter: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "printer", abstract: "A receipt printer behind a TCP port of this machine.",
    discussion: """
      It prints what arrives as text on standard output, piece by piece, and answers as the \
      profile's printer does. A script has one fault a line: 'unplug after N bytes', 'paper ends at \
      line N', 'cover opens at line N', 'busy after N bytes for N calls', 'silent', 'lose answer', \
      'power cycle after N bytes', 'cutter jams', 'garble answer'. SIGUSR1 puts paper in and shuts \
      the cover.
      """)

  @Option(help: "The port on 127.0.0.1; 0 for any.") var tcp: Int = 9100
  @Option(help: "A device node in place of a port: the gadget's end of a USB cable.")
  var node: String?
  @Option(help: "The printer's profile.") var profile = PrinterProfiles.defaultID
  @Option(help: "A file with faults.") var script: String?

  func run() async throws {
    guard 0...65_535 ~= tcp else { throw ValidationError("a port is 0 to 65535") }
    var faults: [PrinterFault] = []
    if let script {
      do { faults = try PrinterScript.faults(try contents(of: script)) } catch let fault
        as PrinterScript.Fault
      {
        throw FileFault(words: "\(script): \(fault)")
      }
    }
    let bench = PrinterBench(
      VirtualPrinter(profile: try PrinterProfiles.load(profile), faults: faults))
    if let node { return try await serve(node, bench) }
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: tcp) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    print("printer \(profile) on tcp://127.0.0.1:\(server.channel.localAddress?.port ?? tcp)")
    fflush(nil)
    let paper = watchForPaper(bench)
    defer { paper.cancel() }
    try await server.executeThenClose { connections in
      // One conversation at a time, as a real printer has it.
      for try await connection in connections {
        do { try await bench.serve(connection) } catch {
          Failure.complain("the connection ended: \(type(of: error))")
        }
      }
    }
  }

  /// SIGUSR1 puts paper in.
  private func watchForPaper(_ bench: PrinterBench) -> any DispatchSourceSignal {
    let paper = DispatchSource.makeSignalSource(signal: SIGUSR1)
    signal(SIGUSR1, SIG_IGN)
    paper.setEventHandler { bench.reload() }
    paper.resume()
    return paper
  }

  /// Plays the printer at the far end of a cable, until that is gone.
  private func serve(_ node: String, _ bench: PrinterBench) async throws {
    let number = unsafe open(node, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else {
      throw FileFault(words: "\(node): \(Devices.FileDescriptor.words(errno))")
    }
    let paper = watchForPaper(bench)
    defer { paper.cancel() }
    print("printer \(profile) on \(node)")
    fflush(nil)
    try await bench.serve(NodeWire(Devices.FileDescriptor(owning: number, isSocket: false)))
  }
}

/// A device node that is read and written.
private actor NodeWire {
  /// A class around the descriptor: an actor can't hold a type without copies and hand it out.
  private final class Opened {
    let descriptor: Devices.FileDescriptor
    init(_ descriptor: consuming Devices.FileDescriptor) { self.descriptor = descriptor }
  }

  private let opened: Opened

  init(_ descriptor: consuming Devices.FileDescriptor) { opened = Opened(descriptor) }

  /// What has come; nothing where nothing has. - Throws: where the cable is out.
  func read() throws(TransportError) -> [UInt8] {
    guard opened.descriptor.wait(for: POLLIN, deadlineMilliseconds: 20) else { return [] }
    return try opened.descriptor.read()
  }

  /// Hands an answer over, as far as it is taken. - Throws: where the cable is out.
  func write(_ bytes: [UInt8]) throws(TransportError) {
    _ = opened.descriptor.wait(for: POLLOUT, deadlineMilliseconds: 1_000)
    _ = try opened.descriptor.write(bytes[...])
  }
}

/// A virtual printer that several connections reach one after the other.
final class PrinterBench: Sendable {
  private let printer: Mutex<VirtualPrinter>

  init(_ printer: VirtualPrinter) { self.printer = Mutex(printer) }

  /// Somebody puts paper in and shuts the cover.
  func reload() { _ = printer.withLock { $0.reload() } }

  /// Talks to one sender until the connection ends.
  func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
    printer.withLock { $0.plugIn() }
    try await connection.executeThenClose { inbound, outbound in
      for try await buffer in inbound {
        var rest = Array(buffer.readableBytesView)[...]
        while !rest.isEmpty {
          let reaction = printer.withLock { $0.receive(rest) }
          rest = rest.dropFirst(reaction.accepted)
          if !reaction.replies.isEmpty {
            try await outbound.write(ByteBuffer(bytes: reaction.replies))
          }
          show()
          if reaction.isGone { return }
          // A printer that takes nothing makes its sender wait.
          if reaction.accepted == 0 { try await Task.sleep(for: .milliseconds(50)) }
        }
      }
    }
  }

  /// Plays the far end of a cable until that is gone.
  fileprivate func serve(_ wire: NodeWire) async throws {
    printer.withLock { $0.plugIn() }
    while true {
      var rest = try await wire.read()[...]
      while !rest.isEmpty {
        let reaction = printer.withLock { $0.receive(rest) }
        rest = rest.dropFirst(reaction.accepted)
        if !reaction.replies.isEmpty { try await wire.write(reaction.replies) }
        show()
        if reaction.isGone { return }
        if reaction.accepted == 0 { try await Task.sleep(for: .milliseconds(50)) }
      }
    }
  }

  /// Shows the pieces of paper that have come out since.
  private func show() {
    let pieces = printer.withLock { $0.takePaper() }
    guard !pieces.isEmpty else { return }
    for piece in pieces {
      for line in piece.transcript.lines { print(line.text) }
      print(piece.isCut ? "- - - 8< - - -" : "~ ~ ~ torn off ~ ~ ~")
    }
    fflush(nil)
  }
}
