/// Written by `RIGHTSIZER_RECORD=1 swift test --filter HelpTests`; do not edit.
enum HelpSnapshots {
  /// The commands, and nothing for the tool itself.
  static let commands = ["", "rank", "frontier", "inspect", "doctor"]

  static let texts = [
    "": #"""
    OVERVIEW: Decides on which instance type, and on how many, to serve a model.

    Reads exported results of Amazon SageMaker Inference Recommender jobs: files,
    folders (every .json, .jsonl and .csv in them) or - for standard input. Data
    goes to standard output, everything else to standard error.

    Exit codes: 0 answered; 1 nothing eligible; 64 wrong usage; 65 unreadable data;
    66 no such file; 70 a bug; 74 the output could not be written.

    USAGE: rightsize <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      rank                    Ranks the configurations: which are worth having, and
                              why the others are not.
      frontier                Shows only the configurations that no other beats in
                              every objective.
      inspect                 Shows what is in the files: jobs, statuses, failed
                              steps and why, diagnostics.
      doctor                  Shows the version and the BLAS and LAPACK found, with
                              core name and threads.

      See 'rightsize help <subcommand>' for detailed help.

    """#,
    "rank": #"""
    OVERVIEW: Ranks the configurations: which are worth having, and why the others
    are not.

    A configuration is on the frontier (●, layer 1) when no other is at least as
    good in every objective and better in one; layer 2 is the frontier without
    layer 1, and so on. With --weights, rows of one layer are put in order by the
    weighted sum of their objectives, each scaled to 0 (worst) … 1 (best).

    Metrics: cost ($ an inference), hourly ($ an hour), latency (ms), throughput
    (invocations a minute), cpu (% a core), memory (%), setup. Less is better but
    for throughput; :min or :max says otherwise.

    USAGE: rightsize rank [option ...] <file> ...

    ARGUMENTS:
      <file>                  Exported job results: files, folders, or - for
                              standard input.

    OPTIONS:
      --job <name>            Only the job of this name.
      --group-by <key>        Within what rows compete. (values: model, job, none;
                              default: model)
      --latency-unit <unit>   The unit of exported latencies; auto: as each row
                              tells. (values: auto, ms, us; default: auto)
      --objectives <metric,…> What counts, the first deciding first (default:
                              cost,latency).
      --missing <policy>      A row without a value in an objective takes no part,
                              or counts as worst. (values: exclude, worst; default:
                              exclude)
      --top <count>           Only the best of each group.
      --weights <metric=weight,…>
                              How much each objective counts, such as
                              cost=3,latency=1.
      --by <order>            What comes first with --weights. (values: layer,
                              score; default: layer)
      --format <format>       How the answer is written. (values: table, json, csv,
                              markdown; default: table)
      --version               Show the version.
      -h, --help              Show help information.


    """#,
    "frontier": #"""
    OVERVIEW: Shows only the configurations that no other beats in every objective.

    The same as `rank`, cut to its first layer; in a terminal, with two objectives,
    with a plot.

    USAGE: rightsize frontier [option ...] <file> ...

    ARGUMENTS:
      <file>                  Exported job results: files, folders, or - for
                              standard input.

    OPTIONS:
      --job <name>            Only the job of this name.
      --group-by <key>        Within what rows compete. (values: model, job, none;
                              default: model)
      --latency-unit <unit>   The unit of exported latencies; auto: as each row
                              tells. (values: auto, ms, us; default: auto)
      --objectives <metric,…> What counts, the first deciding first (default:
                              cost,latency).
      --missing <policy>      A row without a value in an objective takes no part,
                              or counts as worst. (values: exclude, worst; default:
                              exclude)
      --top <count>           Only the best of each group.
      --format <format>       How the answer is written. (values: table, json, csv,
                              markdown; default: table)
      --version               Show the version.
      -h, --help              Show help information.


    """#,
    "inspect": #"""
    OVERVIEW: Shows what is in the files: jobs, statuses, failed steps and why,
    diagnostics.

    USAGE: rightsize inspect [option ...] <file> ...

    ARGUMENTS:
      <file>                  Exported job results: files, folders, or - for
                              standard input.

    OPTIONS:
      --job <name>            Only the job of this name.
      --group-by <key>        Within what rows compete. (values: model, job, none;
                              default: model)
      --latency-unit <unit>   The unit of exported latencies; auto: as each row
                              tells. (values: auto, ms, us; default: auto)
      --format <format>       How the answer is written. (values: table, json, csv,
                              markdown; default: table)
      --version               Show the version.
      -h, --help              Show help information.


    """#,
    "doctor": #"""
    OVERVIEW: Shows the version and the BLAS and LAPACK found, with core name and
    threads.

    USAGE: rightsize doctor [option ...]

    OPTIONS:
      --format <format>       How the answer is written. (values: table, json, csv,
                              markdown; default: table)
      --version               Show the version.
      -h, --help              Show help information.


    """#,
  ]
}
