import Synchronization

/// Runs tasks on whatever thread asks it to, one piece after the other, in the order in which they became ready: what
/// makes the asynchronous shells of a run as repeatable as its values.
final class OneThread: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  /// Runs until every task waits for something.
  func drain() {
    while true {
      let ready = jobs.withLock { jobs in
        defer { jobs = [] }
        return jobs
      }
      guard !ready.isEmpty else { return }
      for job in ready { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
  }
}
