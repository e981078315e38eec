import Foundation
import GRDB
import Refills

/// The secrets of one-time codes, sealed with the clinic's key. `last_step` is the last time step that counted.
struct SecondFactorTable {
  static let sql = """
    CREATE TABLE second_factors (
      staff TEXT PRIMARY KEY REFERENCES staff(id), sealed BLOB NOT NULL, last_step INTEGER NOT NULL,
      confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    """

  let vault: Vault

  func factor(of staff: StaffID, in db: GRDB.Database) throws -> SecondFactor? {
    guard let row = try db.row("SELECT sealed, confirmed FROM second_factors WHERE staff = ?", [staff.text])
    else { return nil }
    let secret = try vault.open(row["sealed"], of: .clinic, at: Self.place(staff), in: db)
    return SecondFactor(secret: Array(secret), isConfirmed: row["confirmed"])
  }

  func begin(_ secret: [UInt8], of staff: StaffID, in db: GRDB.Database) throws {
    let sealed = try vault.seal(Data(secret), of: .clinic, at: Self.place(staff), in: db)
    try db.run("DELETE FROM second_factors WHERE staff = ? AND confirmed = 0", [staff.text])
    try db.run(
      "INSERT INTO second_factors (staff, sealed, last_step, confirmed) VALUES (?, ?, 0, 0)",
      [staff.text, sealed])
  }

  func spend(_ step: Int64, of staff: StaffID, in db: GRDB.Database) throws -> Bool {
    try db.row(
      "UPDATE second_factors SET last_step = ?, confirmed = 1 WHERE staff = ? AND last_step < ? RETURNING staff",
      [step, staff.text, step]) != nil
  }

  private static func place(_ staff: StaffID) -> SealedPlace {
    SealedPlace("second_factors", staff.text, "sealed")
  }
}
