import NIOCore
import NIOPosix

/// Takes the demo's e-mails on a free loopback port, so that they go out as a clinic's do.
struct MailServer: Sendable {
  let onMail: @Sendable (MailSession.Mail) -> Void

  /// Until its task is cancelled.
  /// - Parameter onPort: called once it listens.
  func run(onPort: @Sendable (Int) -> Void) async throws {
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    guard let port = server.channel.localAddress?.port else { return }
    onPort(port)
    try await withThrowingDiscardingTaskGroup { group in
      try await server.executeThenClose { connections in
        for try await connection in connections {
          group.addTask { await serve(connection) }
        }
      }
    }
  }

  /// A connection that breaks is its client's to complain of.
  private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
    try? await connection.executeThenClose { inbound, outbound in
      var session = MailSession()
      try await outbound.write(ByteBuffer(string: MailSession.greeting))
      for try await bytes in inbound {
        let (replies, mails) = session.take(bytes.readableBytesView)
        // It is there before its sender hears that it is.
        mails.forEach(onMail)
        if !replies.isEmpty { try await outbound.write(ByteBuffer(string: replies)) }
        if session.isOver { break }
      }
    }
  }
}
