package import Operations

/// What the routes work with.
package struct APIServices: Sendable {
  /// The use cases.
  package let counter: Counter
  /// What people see of paper.
  package let desk: PrintDesk
  /// Who is who.
  package let doorkeeper: Doorkeeper
  /// Changes of the price list.
  package let setup: BranchSetup
  /// The technician's bench.
  package let bench: Bench

  /// The parts that the routes need.
  package init(
    desk: PrintDesk, doorkeeper: Doorkeeper, setup: BranchSetup, bench: Bench
  ) {
    counter = desk.counter
    self.desk = desk
    self.doorkeeper = doorkeeper
    self.setup = setup
    self.bench = bench
  }
}

/// How the server meets the network.
package struct EdgeSettings: Sendable {
  /// The port.
  package var port: Int
  /// The host names by which it may be called, besides the loopback's, with their ports.
  package var hosts: [String]
  /// Requests a minute from one address; 0 for no limit.
  package var requestsPerMinute: Int64
  /// The largest body in bytes.
  package var bodyBytesMax = 64 << 10
  /// How long a request may take to arrive, in seconds.
  package var requestDeadlineSeconds: Int64 = 10
  /// How many connections may be open.
  package var connectionsMax = 256

  /// Settings for a port on the loopback.
  package init(port: Int, hosts: [String] = [], requestsPerMinute: Int64 = 12_000) {
    self.port = port
    self.hosts = hosts
    self.requestsPerMinute = requestsPerMinute
  }

  /// Every `Host` that is answered.
  var allowedHosts: Set<String> {
    Set(hosts + ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"])
  }
}
