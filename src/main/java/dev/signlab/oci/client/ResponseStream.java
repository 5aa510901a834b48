package dev.signlab.oci.client;

import dev.signlab.http.Response;
import java.io.FilterInputStream;

/** The body of a response that ends the exchange when it is closed. */
final class ResponseStream extends FilterInputStream {

  private final Response response;

  ResponseStream(Response response) {
    super(response.body());
    this.response = response;
  }

  @Override
  public void close() {
    response.close();
  }
}
