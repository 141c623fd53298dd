import GRDB

/// The ways from each version of the schema to the next; a version never changes once it is
/// released.
enum Migrations {
  /// A step: what it is called, and what it does.
  struct Step {
    let name: String
    let run: @Sendable (Database) throws -> Void
  }

  /// All steps in order.
  static let steps: [Step] = [
    Step(name: "1 tables") { db in
      try db.execute(sql: Schema.tables)
      try db.execute(sql: Schema.triggers)
    },
    Step(name: "2 printing") { db in
      try db.execute(sql: Schema.printing)
      try Projection(db: db).fillPrinting()
    },
    Step(name: "3 cards") { db in
      try db.execute(sql: Schema.cards)
      try Projection(db: db).fillBatches()
    },
  ]

  /// A migrator of all steps, or of the first few for tests.
  static func migrator(steps: [Step] = Migrations.steps) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for step in steps { migrator.registerMigration(step.name, migrate: step.run) }
    return migrator
  }
}
