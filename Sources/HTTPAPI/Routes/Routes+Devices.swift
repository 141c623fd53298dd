import CanonicalJSON
import Commerce
import Hummingbird
import Operations

extension RouteTable {
  static let devices: [Route] = [
    Route(.get, "/v1/devices", "The devices, and how each one is") { call in
      JSONResponse.make(await call.services.bench.list(for: try call.actor()))
    },
    Route(.get, "/v1/devices/{device}", "A device with its history") { call in
      JSONResponse.make(
        try await call.services.bench.show(device(call), for: try call.actor()))
    },
    Route(.post, "/v1/devices/{device}/probe", "Ask a device how it is, and who") { call in
      JSONResponse.make(
        try await call.services.bench.probe(device(call), for: try call.actor()))
    },
    Route(.post, "/v1/devices/{device}/diagnosis", "Let a terminal examine itself") { call in
      JSONResponse.make(
        try await call.services.bench.diagnose(device(call), for: try call.actor()))
    },
    Route(.post, "/v1/devices/{device}/passport", "Make a device's passport anew") { call in
      JSONResponse.make(
        try await call.services.bench.passport(device(call), for: try call.actor()))
    },
    Route(
      .get, "/v1/devices/{device}/trace", "What went over a terminal's wire lately, masked"
    ) { call in
      JSONResponse.make(try call.services.bench.trace(device(call), for: try call.actor()))
    },
  ]

  private static func device(_ call: Call) -> String { call.parameters["device"] ?? "" }
}
