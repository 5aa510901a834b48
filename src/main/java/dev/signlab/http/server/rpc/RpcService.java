package dev.signlab.http.server.rpc;

/** What a server does with a call. Several threads call it at the same time. */
@FunctionalInterface
public interface RpcService {

  /**
   * Answers a call.
   *
   * @param method the path of the method, such as {@code /package.Service/Method}
   * @param message what the caller sent
   * @return what the caller gets
   * @throws RpcFailure for any other status than OK
   */
  byte[] answer(String method, byte[] message);
}
