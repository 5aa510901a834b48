package dev.signlab.http.server.rpc;

import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes one message out of a request, and puts one into the answer, with the status behind it. */
final class RpcHandler extends Handler.Abstract {

  private static final String TYPE = "application/grpc";
  private static final String STATUS = "grpc-status";
  private static final String MESSAGE = "grpc-message";

  /** A byte that tells of compression, and four of the length. */
  private static final int PREFIX = 5;

  private static final int LARGEST = 4 << 20;

  private final RpcService service;

  RpcHandler(RpcService service) {
    this.service = service;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String type = String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
    if (!HttpMethod.POST.is(request.getMethod()) || !type.startsWith(TYPE)) {
      Response.writeError(request, response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
      return true;
    }
    response.setStatus(HttpStatus.OK_200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
    try {
      byte[] message = message(Content.Source.asInputStream(request));
      succeed(response, service.answer(request.getHttpURI().getPath(), message), callback);
    } catch (RpcFailure e) {
      fail(response, e.code(), e.problem().summary(), callback);
    } catch (IOException | RuntimeException e) {
      fail(response, RpcFailure.Code.INTERNAL, Reason.of(e), callback);
    }
    return true;
  }

  private static byte[] message(InputStream in) throws IOException {
    byte[] all = in.readNBytes(LARGEST + 1);
    if (all.length > LARGEST) {
      throw RpcFailure.of(
          RpcFailure.Code.RESOURCE_EXHAUSTED, "the message is larger than " + LARGEST + " bytes");
    }
    if (all.length < PREFIX) {
      throw RpcFailure.of(RpcFailure.Code.INVALID_ARGUMENT, "the call holds no message");
    }
    ByteBuffer prefix = ByteBuffer.wrap(all);
    if (prefix.get() != 0) {
      throw RpcFailure.of(RpcFailure.Code.UNIMPLEMENTED, "compressed messages are not read here");
    }
    byte[] message = new byte[all.length - PREFIX];
    if (prefix.getInt() != message.length) {
      throw RpcFailure.of(RpcFailure.Code.INVALID_ARGUMENT, "the call holds not one message");
    }
    prefix.get(message);
    return message;
  }

  private static void succeed(Response response, byte[] message, Callback callback) {
    ByteBuffer framed = ByteBuffer.allocate(PREFIX + message.length);
    framed.put((byte) 0).putInt(message.length).put(message).flip();
    HttpFields trailers = HttpFields.build().put(STATUS, "0").asImmutable();
    response.setTrailersSupplier(() -> trailers);
    response.write(true, framed, callback);
  }

  /** A failure comes without a message, in the head alone. */
  private static void fail(
      Response response, RpcFailure.Code code, String text, Callback callback) {
    String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    response.getHeaders().put(STATUS, String.valueOf(code.number())).put(MESSAGE, escaped);
    response.write(true, ByteBuffer.allocate(0), callback);
  }
}
