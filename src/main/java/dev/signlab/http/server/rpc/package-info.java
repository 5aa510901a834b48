/**
 * Remote procedure calls by gRPC over TLS, as much as a server needs whose calls have one message
 * each way.
 *
 * <p>Specification: gRPC over HTTP2 (grpc/doc/PROTOCOL-HTTP2.md), RFC 9113.
 *
 * <p>Start reading at {@link dev.signlab.http.server.rpc.RpcServer}.
 */
@NullMarked
package dev.signlab.http.server.rpc;

import org.jspecify.annotations.NullMarked;
