package dev.signlab.sigstore.signingconfig;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a signer asks for what it cannot do itself.
 *
 * @param caUrls who issues certificates
 * @param oidcUrls who says who somebody is
 * @param rekorTlogUrls transparency logs
 * @param rekorTlogConfig how many of the logs are asked
 * @param tsaUrls timestamp authorities
 * @param tsaConfig how many of the authorities are asked
 */
public record SigningConfig(
    List<Service> caUrls,
    List<Service> oidcUrls,
    List<Service> rekorTlogUrls,
    ServiceSelection rekorTlogConfig,
    List<Service> tsaUrls,
    ServiceSelection tsaConfig) {

  /** The only media type that cosign 3.1 reads. */
  public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.signingconfig.v0.2+json";

  /** The most bytes of a signing config that are read: 4 MiB. */
  public static final int LARGEST = 4 << 20;

  /** Names no service: nobody is asked. */
  public static final SigningConfig EMPTY =
      new SigningConfig(
          List.of(),
          List.of(),
          List.of(),
          ServiceSelection.UNSAID,
          List.of(),
          ServiceSelection.UNSAID);

  private static final int MOST = 256;
  private static final String CAS = "caUrls";
  private static final String ISSUERS = "oidcUrls";
  private static final String LOGS = "rekorTlogUrls";
  private static final String LOG_CONFIG = "rekorTlogConfig";
  private static final String TIMES = "tsaUrls";
  private static final String TIME_CONFIG = "tsaConfig";

  /** Copies the lists. */
  public SigningConfig {
    caUrls = List.copyOf(caUrls);
    oidcUrls = List.copyOf(oidcUrls);
    rekorTlogUrls = List.copyOf(rekorTlogUrls);
    tsaUrls = List.copyOf(tsaUrls);
  }

  /** Reads a file of at most {@link #LARGEST} bytes; {@code what} names it in problems. */
  public static SigningConfig read(Path file, String what) {
    return parse(BoundedFile.read(file, LARGEST), what);
  }

  /**
   * Reads a signing config of version 0.2.
   *
   * @param json the file's content
   * @param what names it in problems
   */
  public static SigningConfig parse(byte[] json, String what) {
    ProtoFields fields = ProtoFields.parse(json, what);
    String mediaType = fields.text("mediaType");
    if (!mediaType.equals(MEDIA_TYPE)) {
      throw Problem.of("unsupported SigningConfig media type: " + mediaType)
          .expected(MEDIA_TYPE)
          .found(mediaType.isEmpty() ? "no media type in " + what : mediaType)
          .cause(Cause.MALFORMED)
          .asException();
    }
    fields.only("mediaType", CAS, ISSUERS, LOGS, LOG_CONFIG, TIMES, TIME_CONFIG);
    return new SigningConfig(
        services(fields, CAS),
        services(fields, ISSUERS),
        services(fields, LOGS),
        ServiceSelection.parse(fields, LOG_CONFIG),
        services(fields, TIMES),
        ServiceSelection.parse(fields, TIME_CONFIG));
  }

  /** Writes the config, with line breaks, as it is published. */
  public String json() {
    return Json.writePretty(message().node());
  }

  /** Writes the config on one line, as cosign does. */
  public String line() {
    return Json.writeText(message().node());
  }

  /** The fields are in the order of the .proto file. */
  private ProtoObject message() {
    return new ProtoObject()
        .text("mediaType", MEDIA_TYPE)
        .objects(CAS, messages(caUrls))
        .objects(ISSUERS, messages(oidcUrls))
        .objects(LOGS, messages(rekorTlogUrls))
        .object(LOG_CONFIG, rekorTlogConfig.message())
        .objects(TIMES, messages(tsaUrls))
        .object(TIME_CONFIG, tsaConfig.message());
  }

  private static List<ProtoObject> messages(List<Service> services) {
    return services.stream().map(Service::message).toList();
  }

  private static List<Service> services(ProtoFields fields, String name) {
    return fields.objects(name, MOST).stream().map(Service::parse).toList();
  }
}
