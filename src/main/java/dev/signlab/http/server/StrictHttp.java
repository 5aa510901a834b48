package dev.signlab.http.server;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Makes Jetty's connections, with our reader of heads in them. Jetty itself is told of no path: it
 * would refuse those that lead upwards, which are for the handler to judge.
 */
final class StrictHttp extends HttpConnectionFactory {

  StrictHttp(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new StrictConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
  }

  /** Returns the target of a request as it was sent. */
  static String targetOf(Request request) {
    return ((StrictConnection) request.getConnectionMetaData()).target;
  }

  private static final class StrictConnection extends HttpConnection {

    private String target = "/";

    StrictConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      target = uri;
      return super.newHttpStream(method, HttpMethod.CONNECT.is(method) ? uri : "/", version);
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
      HttpParser parser = super.newHttpParser(compliance);
      HttpParser strict =
          new StrictParser(
              (HttpParser.RequestHandler) parser.getHandler(),
              getHttpConfiguration().getRequestHeaderSize(),
              compliance);
      strict.setHeaderCacheSize(parser.getHeaderCacheSize());
      strict.setHeaderCacheCaseSensitive(parser.isHeaderCacheCaseSensitive());
      return strict;
    }
  }
}
