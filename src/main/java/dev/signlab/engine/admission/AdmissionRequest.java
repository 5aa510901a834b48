package dev.signlab.engine.admission;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a cluster asks of a webhook (Kubernetes, {@code admission.k8s.io/v1}): may this object be?
 *
 * @param uid which the answer must repeat
 * @param kind of the object, such as {@code Pod}
 * @param removes whether the object is to go, of which there is nothing to judge
 * @param images of all its containers, in their order
 */
public record AdmissionRequest(String uid, String kind, boolean removes, List<PodImage> images) {

  /** The version of the question and of the answer. */
  public static final String VERSION = "admission.k8s.io/v1";

  /** What both are called. */
  public static final String REVIEW = "AdmissionReview";

  private static final int MOST_IMAGES = 100;

  private static final String TEMPLATE = "spec/template/spec";

  /**
   * Where each kind has what a pod is made of; others have kinds of these names, and other pods.
   */
  private static final Map<String, String> SPECS =
      Map.of(
          "Pod", "spec",
          "Deployment of apps", TEMPLATE,
          "ReplicaSet of apps", TEMPLATE,
          "StatefulSet of apps", TEMPLATE,
          "DaemonSet of apps", TEMPLATE,
          "ReplicationController", TEMPLATE,
          "Job of batch", TEMPLATE,
          "CronJob of batch", "spec/jobTemplate/spec/template/spec");

  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");

  /** Copies the images. */
  public AdmissionRequest {
    images = List.copyOf(images);
  }

  /**
   * Reads a question.
   *
   * @param name of the bytes in problems
   * @throws dev.signlab.diagnostic.LabException when it is none, or of a kind without pods
   */
  public static AdmissionRequest parse(byte[] json, String name) {
    JsonFields review = Json.parseObject(json, name);
    expect(review, "apiVersion", VERSION);
    expect(review, "kind", REVIEW);
    JsonFields request = review.object("request");
    String uid = request.text("uid");
    JsonFields named = request.object("kind");
    String kind = named.text("kind");
    if (request.text("operation").equals("DELETE")) {
      return new AdmissionRequest(uid, kind, true, List.of());
    }
    return new AdmissionRequest(
        uid, kind, false, images(request.object("object"), kind, group(named)));
  }

  private static String group(JsonFields kind) {
    String group = kind.optionalText("group").orElse("");
    return group.isEmpty() ? "" : " of " + group;
  }

  private static void expect(JsonFields review, String member, String value) {
    String found = review.text(member);
    if (!found.equals(value)) {
      throw malformed(member + " of " + review.what() + " is another", value, found);
    }
  }

  private static List<PodImage> images(JsonFields object, String kind, String group) {
    String path = SPECS.get(kind + group);
    if (path == null) {
      String kinds = String.join(", ", SPECS.keySet().stream().sorted().toList());
      throw malformed("a " + kind + " runs no images that the lab knows of", kinds, kind + group);
    }
    JsonFields spec = object;
    for (String step : List.of(path.split("/", -1))) {
      spec = spec.object(step);
    }
    List<PodImage> images = new ArrayList<>();
    for (String list : CONTAINERS) {
      add(images, spec, path, list);
    }
    if (images.isEmpty() || images.size() > MOST_IMAGES) {
      throw malformed(
          "the " + kind + " has no usable list of containers",
          "1 to " + MOST_IMAGES + " containers",
          String.valueOf(images.size()));
    }
    return images;
  }

  private static void add(List<PodImage> images, JsonFields spec, String path, String list) {
    int index = 0;
    for (JsonFields container : spec.objects(list)) {
      String pointer = "/" + path + "/" + list + "/" + index + "/image";
      String field = path.replace('/', '.') + "." + list + "[" + index + "].image";
      images.add(new PodImage(pointer, field, container.text("image")));
      index++;
    }
  }

  private static RuntimeException malformed(String summary, String expected, String found) {
    return Problem.of(summary)
        .tried("read the review")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
