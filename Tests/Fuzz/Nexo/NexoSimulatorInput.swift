import Devices
import Nexo
import Simulators

/// A hostile till at the simulated nexo terminal: it logs in, and then sends the input.
enum NexoSimulatorInput {
  static func take(_ bytes: [UInt8]) -> Int {
    var reader = InputReader(bytes)
    let choice = Int(reader.byte())
    let troubles = NexoTrouble.allCases
    let script = choice < troubles.count ? [NexoScriptEntry(troubles[choice])] : []
    var simulator = NexoSimulator(script: script)
    let message = reader.remainder()
    var done = count(simulator.connect(at: 0)) &+ count(simulator.receive(login, at: 0))
    // Every second input comes twice, as after a lost answer.
    for round in 0...(InputReader.lot(message) & 1) {
      let now = 100_000 + round * 100_000
      done &+= count(simulator.receive(NexoFrame.bytes(of: message), at: now))
      done &+= settle(&simulator, now)
      done &+= count(simulator.disconnect(at: now + 90_000))
      done &+= count(simulator.connect(at: now + 90_000))
    }
    return done
  }

  /// Lets time pass as long as it wants something.
  private static func settle(_ simulator: inout NexoSimulator, _ now: Int) -> Int {
    var done = 0
    for _ in 0..<20 {
      guard let due = simulator.wakesAt, due < now + 90_000 else { break }
      done &+= count(simulator.tick(at: max(now, due)))
    }
    return done
  }

  private static func count(_ actions: [CounterpartAction]) -> Int {
    require(actions.count < 10_000, "the simulator talks without end")
    return actions.count
  }

  private static let login: [UInt8] = {
    let software = NexoSoftware(maker: "Kase", name: "Kase", version: "1")
    let header = MessageHeader(
      .service, .login, .request, serviceID: "1", saleID: "KASE1", poiID: "KASE-SIM-1")
    let request = NexoLogin.Request(dateTime: "2026-06-11T17:30:00+02:00", software: software)
    return NexoFrame.bytes(of: NexoMessage(header, .loginRequest(request)).bytes)
  }()
}
