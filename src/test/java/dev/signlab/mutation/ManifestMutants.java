package dev.signlab.mutation;

import static dev.signlab.mutation.PayloadMutants.MARK;
import static dev.signlab.mutation.Table.before;
import static dev.signlab.mutation.Table.behind;
import static dev.signlab.mutation.Table.first;
import static dev.signlab.mutation.Table.member;
import static dev.signlab.mutation.Table.swap;

import dev.signlab.crypto.Digest;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Manifests that hang on the image, around a right signature. */
final class ManifestMutants {

  private static final String SIMPLE = "application/vnd.dev.cosign.simplesigning.v1+json";
  private static final String LAYERS = "\"layers\":[{\"mediaType\":\"" + Forgery.BUNDLE + "\"";

  private ManifestMutants() {}

  static void addTo(Table table) {
    both(table, Kind.SIGNATURE);
    both(table, Kind.BUNDLE);
    signature(table);
    bundle(table);
  }

  private static void both(Table table, Kind kind) {
    add(table, kind, "byte order mark", before(MARK));
    add(table, kind, "a second value behind", behind("{}"));
    add(table, kind, "a line end behind", behind("\n"));
    add(table, kind, "Layers that are empty behind", member("\"Layers\":[]"));
    add(table, kind, "Layers that are empty before", first("\"Layers\":[]"));
    add(table, kind, "layers twice, the second empty", member("\"layers\":[]"));
    add(table, kind, "layers twice, the first empty", first("\"layers\":[]"));
    add(table, kind, "Layers alone", swap("\"layers\"", "\"Layers\""));
    add(table, kind, "no layers", s -> s.replaceFirst("\"layers\":\\[.*?\\]", "\"layers\":[]"));
    add(table, kind, "schema version 1", swap("\"schemaVersion\":2", "\"schemaVersion\":1"));
    add(table, kind, "no schema version", swap("\"schemaVersion\":2,", ""));
    add(table, kind, "no type", swap("\"mediaType\":\"" + Forgery.OCI + "\",", ""));
    add(table, kind, "an unknown member", member("\"more\":1"));
    add(table, kind, "size of the layer is too small", size(-1));
    add(table, kind, "size of the layer is too large", size(1));
    add(
        table,
        kind,
        "digest of a layer that is not there",
        s -> s.replaceFirst("(layers.*?sha256:)[0-9a-f]{64}", "$1" + "0".repeat(64)));
    add(
        table,
        kind,
        "digest of the layer in capitals",
        s -> s.replaceFirst("(layers.*?)sha256:", "$1SHA256:"));
    add(
        table,
        kind,
        "Digest beside digest of the layer",
        s ->
            s.replaceFirst(
                "(layers.*?)\"digest\"",
                "$1\"Digest\":\"sha256:" + "0".repeat(64) + "\",\"digest\""));
    add(
        table,
        kind,
        "the layer twice",
        s -> s.replaceFirst("\"layers\":\\[(.*?)\\]", "\"layers\":[$1,$1]"));
    add(
        table,
        kind,
        "config is null",
        s -> s.replaceFirst("\"config\":\\{.*?\\}", "\"config\":null"));
  }

  private static void signature(Table table) {
    Kind kind = Kind.SIGNATURE;
    add(table, kind, "layer of another type", swap(SIMPLE, "text/plain"));
    add(table, kind, "layer is called a bundle", swap(SIMPLE, Forgery.BUNDLE));
    add(
        table,
        kind,
        "layer is called an envelope",
        swap(SIMPLE, "application/vnd.dsse.envelope.v1+json"));
    add(
        table,
        kind,
        "annotation in capitals",
        swap("dev.cosignproject.cosign/signature", "dev.cosignproject.cosign/Signature"));
    add(
        table,
        kind,
        "annotation in capitals beside",
        swap(
            "\"dev.cosignproject.cosign/signature\"",
            "\"dev.cosignproject.cosign/Signature\":\"AAAA\",\"dev.cosignproject.cosign/signature\""));
    add(
        table,
        kind,
        "annotation twice",
        swap(
            "\"dev.cosignproject.cosign/signature\"",
            "\"dev.cosignproject.cosign/signature\":\"AAAA\",\"dev.cosignproject.cosign/signature\""));
    add(
        table,
        kind,
        "annotation is a number",
        s -> s.replaceFirst("(cosign/signature\":)\"[^\"]*\"", "$17"));
    add(table, kind, "no annotation", s -> s.replaceFirst(",\"annotations\":\\{.*?\\}", ""));
    add(
        table,
        kind,
        "Annotations beside",
        swap(",\"annotations\"", ",\"Annotations\":{},\"annotations\""));
    add(
        table,
        kind,
        "a certificate that is none",
        swap("{\"dev.cosign", "{\"dev.sigstore.cosign/certificate\":\"x\",\"dev.cosign"));
    add(
        table,
        kind,
        "a log entry that is none",
        swap("{\"dev.cosign", "{\"dev.sigstore.cosign/bundle\":\"x\",\"dev.cosign"));
    add(
        table,
        kind,
        "a wrong signature before the right one",
        s ->
            s.replaceFirst(
                "\"layers\":\\[(.*?cosign/signature\":\")([^\"]*)(.*?)\\]",
                "\"layers\":[$1AAAA$3,$1$2$3]"));
    add(
        table,
        kind,
        "an index of manifests",
        s ->
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]}");
    add(
        table,
        kind,
        "other bytes in the field data",
        s -> s.replaceFirst("(layers.*?)\"digest\"", "$1\"data\":\"e30=\",\"digest\""));
  }

  private static void bundle(Table table) {
    Kind kind = Kind.BUNDLE;
    add(
        table,
        kind,
        "another artifact type",
        swap("\"artifactType\":\"" + Forgery.BUNDLE, "\"artifactType\":\"text/plain"));
    add(table, kind, "no artifact type", swap("\"artifactType\":\"" + Forgery.BUNDLE + "\",", ""));
    add(
        table,
        kind,
        "artifact type of version 0.1",
        swap(
            "\"artifactType\":\"" + Forgery.BUNDLE,
            "\"artifactType\":\"application/vnd.dev.sigstore.bundle+json;version=0.1"));
    add(
        table,
        kind,
        "layer of another type",
        swap(LAYERS, "\"layers\":[{\"mediaType\":\"text/plain\""));
    add(
        table,
        kind,
        "layer of version 0.1",
        swap(
            LAYERS,
            "\"layers\":[{\"mediaType\":\"application/vnd.dev.sigstore.bundle+json;version=0.1\""));
    add(
        table,
        kind,
        "layer of version 0.3 in the old style",
        swap(
            LAYERS,
            "\"layers\":[{\"mediaType\":\"application/vnd.dev.sigstore.bundle+json;version=0.3\""));
    add(
        table,
        kind,
        "layer of version 0.4",
        swap(
            LAYERS,
            "\"layers\":[{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.4+json\""));
    add(
        table,
        kind,
        "layer of a longer name",
        swap(LAYERS, "\"layers\":[{\"mediaType\":\"application/vnd.dev.sigstore.bundles\""));
    add(
        table,
        kind,
        "another predicate type in the annotation",
        swap("https://sigstore.dev/cosign/sign/v1", Forgery.CUSTOM));
    add(table, kind, "no annotations", s -> s.replaceFirst(",\"annotations\":\\{.*?\\}", ""));
    add(
        table,
        kind,
        "annotation says message signature",
        swap("\"dsse-envelope\"", "\"message-signature\""));
    add(
        table,
        kind,
        "subject is another image",
        swap(Digest.of(Forgery.IMAGE).toString(), PayloadMutants.OTHER));
    add(table, kind, "no subject", s -> s.replaceFirst(",\"subject\":\\{.*?\\}", ""));
    table.add(
        kind,
        "an attestation in the place of a signature",
        Map.of(
            Stage.SIGNED,
            swap("https://sigstore.dev/cosign/sign/v1", Forgery.CUSTOM),
            Stage.MANIFEST,
            swap("https://sigstore.dev/cosign/sign/v1", Forgery.CUSTOM)));
    add(
        table,
        kind,
        "Subject beside subject",
        swap(",\"subject\"", ",\"Subject\":null,\"subject\""));
  }

  private static UnaryOperator<String> size(int more) {
    return s -> {
      int begin = s.indexOf("\"size\":", s.indexOf("layers")) + 7;
      int end = begin;
      while (Character.isDigit(s.charAt(end))) {
        end++;
      }
      int size = Integer.parseInt(s.substring(begin, end));
      return s.substring(0, begin) + (size + more) + s.substring(end);
    };
  }

  private static void add(Table table, Kind kind, String name, UnaryOperator<String> change) {
    table.add(kind, Stage.MANIFEST, "manifest: " + name, change);
  }
}
