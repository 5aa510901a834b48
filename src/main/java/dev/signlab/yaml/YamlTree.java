package dev.signlab.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What YAML means by the core schema (YAML 1.2.2, section 10.3), as maps, lists, texts, numbers,
 * truth values and null; and such a tree written as YAML. Comments, anchors and styles are lost.
 */
public final class YamlTree {

  private static final ScalarResolver MEANINGS = new CoreScalarResolver(false);
  private static final int NEVER_FOLDED = Integer.MAX_VALUE;

  private YamlTree() {}

  /**
   * Returns what a value means.
   *
   * @throws YamlException when a key stands twice in a map
   */
  public static @Nullable Object of(YamlValue value) {
    return switch (value) {
      case YamlValue.Scalar scalar -> scalar.quoted() ? scalar.text() : plain(scalar.text());
      case YamlValue.Sequence list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case YamlValue.Mapping map -> map(map);
    };
  }

  private static Map<String, @Nullable Object> map(YamlValue.Mapping map) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (YamlValue.Entry entry : map.entries()) {
      if (values.containsKey(entry.key())) {
        String twice = "the key " + entry.key() + " stands twice";
        throw new YamlException(entry.place(), twice, "each key once", "another " + entry.key());
      }
      values.put(entry.key(), of(entry.value()));
    }
    return values;
  }

  private static @Nullable Object plain(String text) {
    Tag tag = MEANINGS.resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT)) {
      return whole(text);
    }
    return tag.equals(Tag.FLOAT) ? broken(text.toLowerCase(Locale.ROOT)) : text;
  }

  private static BigInteger whole(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o")
        ? new BigInteger(text.substring(2), 8)
        : new BigInteger(text.startsWith("+") ? text.substring(1) : text);
  }

  private static Double broken(String text) {
    return switch (text) {
      case ".nan" -> Double.NaN;
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.valueOf(text);
    };
  }

  /** Returns a tree as YAML in blocks, ending with a line end. */
  public static String write(@Nullable Object tree) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(NEVER_FOLDED)
            .setSplitLines(false)
            .build();
    return new Dump(settings).dumpToString(tree);
  }
}
