import Foundation
import GRDB
package import Refills
import Statecharts

extension SQLiteCredentials {
  private var factors: SecondFactorTable { SecondFactorTable(vault: file.vault) }

  package func secondFactor(of staff: StaffID) throws(StoreError) -> SecondFactor? {
    try file.read { db in try factors.factor(of: staff, in: db) }
  }

  package func beginSecondFactor(_ secret: [UInt8], of staff: StaffID) throws(StoreError) {
    try file.write { db in try factors.begin(secret, of: staff, in: db) }
  }

  package func spendStep(_ step: Int64, of staff: StaffID) throws(StoreError) -> Bool {
    try file.write { db in try factors.spend(step, of: staff, in: db) }
  }

  package func removeSecondFactor(of staff: StaffID) throws(StoreError) {
    try file.write { db in try db.run("DELETE FROM second_factors WHERE staff = ?", [staff.text]) }
  }

  package func hasSecondFactor(_ staff: StaffID) throws(StoreError) -> Bool {
    try file.read { db in
      try db.row("SELECT 1 FROM second_factors WHERE staff = ? AND confirmed = 1", [staff.text]) != nil
    }
  }

  package func endSessions(of staff: StaffID, except digest: [UInt8]?) throws(StoreError) {
    try file.write { db in
      try db.run(
        "DELETE FROM sessions WHERE subject = ? AND digest <> ?", [staff.text, Data(digest ?? [])])
    }
  }
}
