package io.trojanscope.torchscript.convert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dictionary of the code; made once and never changed. */
record DictValue(Map<Object, Object> entries) {
  DictValue {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
