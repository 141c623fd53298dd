import CanonicalJSON
import Devices
import Simulators
import ZVT

/// A hostile till at the simulated terminal.
enum SimulatorInput {
  /// Longer conversations bring nothing new, and fewer of them.
  private static let stepsMax = 20

  static func take(_ bytes: [UInt8]) -> Int {
    var reader = InputReader(bytes)
    var simulator = simulator(reader.byte(), seed: reader.byte())
    var now = 0
    var done = count(simulator.connect(at: now))
    for _ in 0..<stepsMax where !reader.isAtEnd {
      let step = reader.byte()
      switch step {
      case 0x80...0x8F: now += Int(step & 0x0F) * 1_000
      case 0x90...0x9F: now = max(now, simulator.wakesAt ?? now)
      case 0xA0:
        done &+= count(simulator.disconnect(at: now))
        done &+= count(simulator.connect(at: now))
      case 0xA1: done &+= count(simulator.undelivered(at: now))
      case 0xA2: done &+= count(simulator.proceed(at: now))
      case 0xB0...0xFF:
        done &+= count(simulator.receive(usual[Int(step) % usual.count], at: now))
      default: done &+= count(simulator.receive(packet(Int(step & 0x3F), &reader), at: now))
      }
      done &+= count(simulator.tick(at: now))
    }
    if done & 3 == 0 { check(simulator.memory) }
    return done
  }

  private static func packet(_ length: Int, _ reader: inout InputReader) -> APDU {
    let control = UInt16(reader.byte()) << 8 | UInt16(reader.byte())
    return APDU(control, reader.bytes(length))
  }

  private static func simulator(_ bits: UInt8, seed: UInt8) -> ZVTSimulator {
    var profile = SimulatorProfile()
    profile.commit =
      bits & 1 != 0 ? .synchronised : bits & 2 != 0 ? .noHostReversal : .classic
    profile.repeatReceipt = bits & 4 != 0 ? .successesOnly : .all
    profile.paceMilliseconds = bits & 8 != 0 ? 100 : 0
    profile.receipt = bits & 16 != 0 ? 9_998 : 82
    let chance = FaultChance(seed: UInt64(seed), percent: bits & 32 != 0 ? 50 : 0)
    return ZVTSimulator(
      profile: profile, startedAt: LocalTime(seconds: 1_781_191_800),
      script: ScriptReader(chance: chance))
  }

  /// What it sends are packets, and no input makes it talk without end.
  private static func count(_ actions: [SimulatorAction]) -> Int {
    require(actions.count < 5_000, "the simulator talks without end")
    for case .send(let packet) in actions {
      var framer = PacketFramer()
      require(framer.take(packet.bytes) == [.packet(packet)], "the simulator sends no packet")
    }
    return actions.count
  }

  /// What it remembers is read as it was stored.
  private static func check(_ memory: TerminalMemory) {
    do throws(JSONFault) {
      let again = try TerminalMemory(json: memory.json)
      require(again.json == memory.json, "the memory changes when it is stored")
    } catch { require(false, "the memory can't be read again: \(error)") }
  }

  /// What tills send.
  private static let usual: [APDU] = [
    APDU.positive, APDU.negative(0x66), Registration().apdu,
    PaymentCommand.authorisation(4_990, currency: 978).apdu,
    PaymentCommand.reversal(receipt: 83, 4_990, currency: 978, password: .zeros).apdu,
    PaymentCommand.refund(500, currency: 978, password: .zeros).apdu,
    Command.statusEnquiry(password: .zeros).apdu, Command.repeatReceipt(password: .zeros).apdu,
    Command.endOfDay(password: .zeros).apdu, Command.totals(password: .zeros).apdu,
    Command.diagnosis().apdu, Command.logOff.apdu, Command.cancel.apdu,
    APDU(APDU.Code.reservation, [0x04, 0, 0, 0, 0x01, 0, 0]),
    APDU(APDU.Code.bookTotal, [0x87, 0x00, 0x83, 0x04, 0, 0, 0, 0, 0x88, 0]),
    APDU(APDU.Code.partialReversal, [0x87, 0xFF, 0xFF]),
  ]
}
