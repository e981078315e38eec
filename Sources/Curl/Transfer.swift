import CCurl

/// One easy handle and what it is doing. Handles are used again: setting one up costs more than a small answer.
/// Lives on the curl thread; libcurl's callbacks find it by its address.
@safe final class Transfer {
  /// The largest header block that is accepted; honest servers stay below 16 KiB.
  static let maxHeadBytes = 64 << 10
  /// Room for the header block of most answers, to allocate once.
  static let usualHeadBytes = 480

  let easy: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>

  /// Set while it runs.
  var job: Job?
  var lane = 0
  /// Its place in the engine's list of running transfers.
  var position = 0

  /// The options set on the handle now; nil means that none can be relied on.
  var options: CurlOptions?
  var method: CurlMethod?
  var address = RequestAddress()
  /// Those that `lines` holds for the handle; nil: none, or not they alone.
  var headers: [CurlHeader]?
  /// Headers; of mail, its recipients.
  var lines = LineList()

  var head: [UInt8] = []
  /// The empty line that ends the header block has come.
  var isHeadWhole = false
  var body: [UInt8] = []
  var maxBodyBytes = 0
  var isTooLarge = false
  /// How often libcurl was about to send the request.
  var attempts = 0
  var maySendAgain = false
  /// Connections only go to the Internet; it was about to be made elsewhere.
  var mustBePublic = false
  var isAddressRefused = false
  var upload: [UInt8] = []
  var uploaded = 0
  /// For mail: the sockets that are open; more than one while addresses are tried.
  var sockets: [Int32] = []
  /// For mail: when its total time is over, in ms of the monotonic clock.
  var deadline: Int64 = 0
  /// For mail: nobody waits for the result any more.
  var isUnwanted: () -> Bool = { false }

  init() throws(CurlError) {
    guard let easy = unsafe curl_easy_init() else {
      throw .outOfMemory
    }
    unsafe self.easy = unsafe easy
    unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    unsafe curl_easy_cleanup(easy)
    unsafe errorText.deallocate()
  }

  /// Forgets the last transfer, keeps the handle, its options and the memory.
  func begin(_ job: Job, lane: Int) {
    self.job = job
    self.lane = lane
    // One server's long answer is no reason to keep so much for all.
    if head.capacity > Self.usualHeadBytes * 8 { head = [] } else { head.removeAll(keepingCapacity: true) }
    isHeadWhole = false
    body = []
    upload = []
    isTooLarge = false
    attempts = 0
    maySendAgain = false
    isAddressRefused = false
    uploaded = 0
    unsafe errorText[0] = 0
  }

  /// Puts the handle back to libcurl's defaults with our callbacks on it.
  func reset() {
    mustBePublic = false
    options = nil
    method = nil
    headers = nil
    address.forget()
    unsafe curl_easy_reset(easy)
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe set(CURLOPT_PRIVATE, context)
    unsafe set(CURLOPT_ERRORBUFFER, errorText)
    unsafe ccurl_set_data_function(easy, CURLOPT_WRITEFUNCTION, receiveBody)
    unsafe set(CURLOPT_WRITEDATA, context)
    unsafe ccurl_set_data_function(easy, CURLOPT_HEADERFUNCTION, receiveHead)
    unsafe set(CURLOPT_HEADERDATA, context)
    unsafe ccurl_set_prereq_function(easy, requestLeaves)
    unsafe set(CURLOPT_PREREQDATA, context)
    unsafe ccurl_set_data_function(easy, CURLOPT_READFUNCTION, sendBody)
    unsafe set(CURLOPT_READDATA, context)
    // Signals are for processes with one thread.
    set(CURLOPT_NOSIGNAL, 1)
    // Ending a transfer whose name is still being looked up would wait for the resolver: leave its thread behind, to
    // end by itself.
    set(CURLOPT_QUICK_EXIT, 1)
    // No proxy by an environment variable that nobody remembers: patients' data go where the configuration says.
    set(CURLOPT_PROXY, "")
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    set(CURLOPT_FOLLOWLOCATION, 0)
  }

  func set(_ option: CURLoption, _ value: Int) {
    unsafe ccurl_set_long(easy, option, value)
  }

  /// A string with a NUL in it would be cut short by C; callers refuse those before.
  func set(_ option: CURLoption, _ value: String?) {
    unsafe ccurl_set_string(easy, option, value)
  }

  func set(_ option: CURLoption, _ pointer: UnsafeMutableRawPointer) {
    unsafe ccurl_set_pointer(easy, option, pointer)
  }

  /// libcurl's words about the last failure.
  func failureText(_ result: CURLcode) -> String {
    unsafe errorText[0] == 0 ? String(cString: curl_easy_strerror(result)) : String(cString: errorText)
  }
}
