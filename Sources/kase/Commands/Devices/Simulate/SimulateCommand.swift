import ArgumentParser
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
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: tcp) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    print("printer \(profile) on tcp://127.0.0.1:\(server.channel.localAddress?.port ?? tcp)")
    fflush(nil)
    let paper = DispatchSource.makeSignalSource(signal: SIGUSR1)
    signal(SIGUSR1, SIG_IGN)
    paper.setEventHandler { bench.reload() }
    paper.resume()
    try await server.executeThenClose { connections in
      // One conversation at a time, as a real printer has it.
      for try await connection in connections {
        do { try await bench.serve(connection) } catch {
          Failure.complain("the connection ended: \(type(of: error))")
        }
      }
    }
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
