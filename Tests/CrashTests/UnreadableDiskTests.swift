import Refills
import Store
import StoreTesting
import Synchronization
import Testing

@Suite("A disk that cannot be read")
struct UnreadableDiskTests {
  @Test("Whoever reads is told, and so is, once, whoever ends the process")
  func fails() throws {
    let injector = FaultInjector()
    let folder = try WatchedFolder(injector)
    let keys = try folder.makeKeys()
    let clinic = try CrashClinic(in: folder.url, keys: keys)
    let patient = try CrashPatient(1, at: clinic.now)
    _ = clinic.pass([patient.request])
    // What is read is not in memory any more.
    try clinic.reopen()
    let failures = Mutex<[StoreError.Code]>([])
    clinic.database.onDiskFailure { error in failures.withLock { $0.append(error.code) } }

    injector.armForAll { $0.kind == .read ? FileFailure.Manner.inputOutput.failure(of: $0) : nil }
    for _ in 0..<2 {
      let error = #expect(throws: StoreError.self) { try clinic.database.views.refill(patient.record.id) }
      #expect(error?.code == .inputOutput)
    }
    #expect(failures.withLock { $0 } == [.inputOutput])

    injector.end()
    #expect(try clinic.database.views.refill(patient.record.id) != nil)
    try clinic.database.close()
  }
}
