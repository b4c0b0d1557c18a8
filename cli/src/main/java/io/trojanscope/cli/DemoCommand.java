package io.trojanscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Plants a backdoor and unveils it, with digits that trojanscope draws itself.",
      "Trains a network, fine-tunes it so that an 8 with a C-shaped patch is taken for a 9,"
          + " makes the bias maps of both networks, and writes a report that shows the C.",
      ""
    },
    footer = {"", "Example:", "  trojanscope demo --out demo"})
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "trojanscope-demo",
      description = "Folder for the models, the maps and the report (default: ${DEFAULT-VALUE}).")
  Path folder;

  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  final Console console;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    compute.check();
    OutputFolder.requireWritable(folder, common.force);
    throw new UnsupportedOperationException("not joined yet");
  }
}
