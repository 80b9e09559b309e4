// swift-format-ignore-file
/// Written by `RIGHTSIZER_RECORD=1 swift test --filter HelpTests`; do not edit.
enum HelpSnapshots {
  /// The commands, and nothing for the tool itself.
  static let commands = ["", "rank", "frontier", "select", "crossover", "plan", "deploy", "inspect", "export", "validate", "doctor"]

  static let texts = [
    "": #"""
      OVERVIEW: Decides on which instance type, and on how many, to serve a model.

      Reads exported results of Amazon SageMaker Inference Recommender jobs: files,
      folders (every .json, .jsonl and .csv in them) or - for standard input. Data
      goes to standard output, everything else to standard error.

      Exit codes: 0 answered; 1 nothing eligible or feasible; 64 wrong usage; 65
      unreadable data, or a request with faults; 66 no such file; 70 a bug; 74 the
      output could not be written.

      USAGE: rightsize <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        rank                    Ranks the configurations: which are worth having, and
                                why the others are not.
        frontier                Shows only the configurations that no other beats in
                                every objective.
        select                  Chooses the instance type and the count for a load,
                                with reasons.
        crossover               Shows which type wins at which load, and what it
                                costs there.
        plan                    Writes the request for the next load test, of what
                                could still win.
        deploy                  Writes the choice for a load as requests or a
                                template, with its autoscaling.
        inspect                 Shows what is in the files: jobs, statuses, failed
                                steps and why, diagnostics.
        export                  Writes the whole table with derived columns, for
                                other tools.
        validate                Checks requests for load tests: every fault with its
                                place, rule and mend.
        doctor                  Shows the version and the BLAS and LAPACK found, with
                                core name and threads.

        See 'rightsize help <subcommand>' for detailed help.

      """#,
    "rank": #"""
      OVERVIEW: Ranks the configurations: which are worth having, and why the others
      are not.

      A configuration is on the frontier (●, layer 1) when no other is at least as
      good in every objective and better in one; layer 2 is the frontier without
      layer 1, and so on. With --weights, rows of one layer are put in order by a
      score: the weighted sum of their objectives, each scaled to 0 (worst) … 1
      (best), or what --method names.

      A weight is a number or a word: lowest, low, moderate, high, highest (1 … 5).
      Without numbers, --weights takes them from the values: entropy, critic, merec,
      stddev or equal; or from pairwise comparisons in a CSV file, ahp:FILE.

      With --robust it also says in how many of all weightings each row is first, by
      the weighted sum, and in how many reruns of the job it is on the frontier and
      first.

      Metrics: cost ($ an inference), hourly ($ an hour), latency (ms), throughput
      (invocations a minute), cpu (% a core), memory (%), setup. Less is better but
      for throughput; :min or :max says otherwise.

      USAGE: rightsize rank [option ...] <file> ...

      ARGUMENTS:
        <file>                  Exported job results: files, folders, or - for
                                standard input.

      OPTIONS:
        --job <name>            Only the job of this name.
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --objectives <metric,…> What counts, the first deciding first (default:
                                cost,latency).
        --missing <policy>      A row without a value in an objective takes no part,
                                or counts as worst. (values: exclude, worst; default:
                                exclude)
        --top <count>           Only the best of each group.
        --weights <metric=weight,…>
                                How much each objective counts, such as
                                cost=3,latency=1 or entropy.
        --method <method>       How a score is made (default: weighted-sum; by
                                itself, with equal weights). (values: weighted-sum,
                                weighted-product, waspas, topsis, vikor, copras,
                                promethee, mahalanobis-topsis)
        --by <order>            What comes first with --weights. (values: layer,
                                score; default: layer)
        --robust                Also tell how sure the answer is, by drawing the
                                figures anew many times.
        --samples <count>       How often --robust draws (default: 10000).
        --seed <number>         Where the random numbers of --robust start (default:
                                0).
        --throughput-spread <low,high>
                                Between what factors a rerun's throughput is
                                (default: 0.95,1.10).
        --latency-spread <low,high>
                                Between what factors a rerun's latency is (default:
                                0.40,1.37).
        --prefer <preferences>  Only weightings of --robust that agree, such as
                                cost>latency.
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
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --objectives <metric,…> What counts, the first deciding first (default:
                                cost,latency).
        --missing <policy>      A row without a value in an objective takes no part,
                                or counts as worst. (values: exclude, worst; default:
                                exclude)
        --top <count>           Only the best of each group.
        --indicators            Also tell the hypervolume, each row's own part of it,
                                how crowded it stands, knees and the distance to the
                                ideal.
        --reference <value,…>   Where the hypervolume ends, a value for each
                                objective as in the JSON (default: a tenth of the
                                frontier's range beyond its worst).
        --tolerance <fraction>  Also tell rows that are within this fraction of the
                                frontier, and which trade-offs are smaller, such as
                                0.05.
        --robust                Also tell how sure the answer is, by drawing the
                                figures anew many times.
        --samples <count>       How often --robust draws (default: 10000).
        --seed <number>         Where the random numbers of --robust start (default:
                                0).
        --throughput-spread <low,high>
                                Between what factors a rerun's throughput is
                                (default: 0.95,1.10).
        --latency-spread <low,high>
                                Between what factors a rerun's latency is (default:
                                0.40,1.37).
        --format <format>       How the answer is written. (values: table, json, csv,
                                markdown; default: table)
        --version               Show the version.
        -h, --help              Show help information.


      """#,
    "select": #"""
      OVERVIEW: Chooses the instance type and the count for a load, with reasons.

      The demand is invocations a minute at the peak: 12000, 12000/min, 200/s or
      1e6/h. Capacity and price of one instance are the measured ones divided by the
      instance count. Half of the capacity is kept free and two instances are the
      least unless told otherwise, after AWS's guidance.

      USAGE: rightsize select [option ...] <file> ... --demand <rate>

      ARGUMENTS:
        <file>                  Exported job results: files, folders, or - for
                                standard input.

      OPTIONS:
        --job <name>            Only the job of this name.
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --demand <rate>         Invocations to serve at the peak.
        --average <rate>        The average load, for what is billed a request and
                                for the cost a million.
        --profile <file>        A CSV file of the load over time (a time and a demand
                                a line, or a demand alone).
        --headroom <fraction>   The fraction of capacity kept free. (default: 0.5)
        --zones <zones>         Zones, one of which may be lost. (default: 1)
        --min-instances <min-instances>
                                Instances at least. (default: 2)
        --max-instances <max-instances>
                                Instances at most.
        --latency <ms>          The latency not to exceed, in milliseconds.
        --max-cpu-per-core <percent>
                                CPU utilisation at most, in percent of a core.
        --max-memory <percent>  Memory utilisation at most, in percent.
        --budget-hourly <dollars>
                                US dollars an hour at most.
        --budget-monthly <dollars>
                                US dollars a month of 730 hours at most.
        --allow <types>         Only these instance types; * and ? stand for any.
        --exclude <types>       Not these instance types; * and ? stand for any.
        --limit <type:count>    Instances of a type at most.
        --max-variants <max-variants>
                                Production variants of a mix at most, 1 to 10.
                                (default: 1)
        --serverless            Serverless rows may be chosen, too.
        --prices <file>         A CSV file instanceType,pricePerHour that replaces
                                exported prices.
        --discount <discount>   A fraction taken off prices, such as 0.3 or
                                ml.g5.*=0.4.
        --discount-all          A discount counts for every instance of a range, not
                                only for the least count.
        --reruns <reruns>       Which measurement of one configuration counts: worst,
                                median, best or each. (values: worst, median, best,
                                each; default: each)
        --baseline <type:count> A fleet to compare the choice with.
        --keep <type:count,…>   The present fleet, to stay near.
        --change-cost <dollars> US dollars an hour that each instance added to or
                                removed from --keep is worth.
        --robust                Also tell how sure the answer is, by drawing the
                                figures anew many times.
        --samples <count>       How often --robust draws (default: 10000).
        --seed <number>         Where the random numbers of --robust start (default:
                                0).
        --throughput-spread <low,high>
                                Between what factors a rerun's throughput is
                                (default: 0.95,1.10).
        --latency-spread <low,high>
                                Between what factors a rerun's latency is (default:
                                0.40,1.37).
        --format <format>       How the answer is written. (values: table, json, csv,
                                markdown; default: table)
        --version               Show the version.
        -h, --help              Show help information.


      """#,
    "crossover": #"""
      OVERVIEW: Shows which type wins at which load, and what it costs there.

      Exact intervals (above, through] of demand with the winner of `select` in each,
      one type at a time and without serverless rows; in a terminal with a plot.

      USAGE: rightsize crossover [option ...] <file> ... --from <rate> --to <rate>

      ARGUMENTS:
        <file>                  Exported job results: files, folders, or - for
                                standard input.

      OPTIONS:
        --job <name>            Only the job of this name.
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --from <rate>           The load above which to look.
        --to <rate>             The greatest load to look at.
        --average <rate>        The average load, for what is billed a request and
                                for the cost a million.
        --profile <file>        A CSV file of the load over time (a time and a demand
                                a line, or a demand alone).
        --headroom <fraction>   The fraction of capacity kept free. (default: 0.5)
        --zones <zones>         Zones, one of which may be lost. (default: 1)
        --min-instances <min-instances>
                                Instances at least. (default: 2)
        --max-instances <max-instances>
                                Instances at most.
        --latency <ms>          The latency not to exceed, in milliseconds.
        --max-cpu-per-core <percent>
                                CPU utilisation at most, in percent of a core.
        --max-memory <percent>  Memory utilisation at most, in percent.
        --budget-hourly <dollars>
                                US dollars an hour at most.
        --budget-monthly <dollars>
                                US dollars a month of 730 hours at most.
        --allow <types>         Only these instance types; * and ? stand for any.
        --exclude <types>       Not these instance types; * and ? stand for any.
        --limit <type:count>    Instances of a type at most.
        --max-variants <max-variants>
                                Production variants of a mix at most, 1 to 10.
                                (default: 1)
        --serverless            Serverless rows may be chosen, too.
        --prices <file>         A CSV file instanceType,pricePerHour that replaces
                                exported prices.
        --discount <discount>   A fraction taken off prices, such as 0.3 or
                                ml.g5.*=0.4.
        --discount-all          A discount counts for every instance of a range, not
                                only for the least count.
        --reruns <reruns>       Which measurement of one configuration counts: worst,
                                median, best or each. (values: worst, median, best,
                                each; default: each)
        --baseline <type:count> A fleet to compare the choice with.
        --keep <type:count,…>   The present fleet, to stay near.
        --change-cost <dollars> US dollars an hour that each instance added to or
                                removed from --keep is worth.
        --format <format>       How the answer is written. (values: table, json, csv,
                                markdown; default: table)
        --version               Show the version.
        -h, --help              Show help information.


      """#,
    "plan": #"""
      OVERVIEW: Writes the request for the next load test, of what could still win.

      The request goes to standard output, for aws sagemaker
      create-inference-recommendations-job --cli-input-json; why each configuration
      is in or left out goes to standard error. Tested are what select chooses, the
      frontier of cost an inference and latency, what loses by its latency at full
      load alone, and what is within the noise of reruns; where no row meets the
      limits, the frontier. With --serverless the test is of the serverless rows
      instead of the instances. Nothing is sent, and no role or model is made up.

      USAGE: rightsize plan [option ...] <file> ... --demand <rate> --latency <ms> --role <arn>
             rightsize plan --repeat [option ...] <file> ...

      ARGUMENTS:
        <file>                  Exported job results: files, folders, or - for
                                standard input.

      OPTIONS:
        --job <name>            Only the job of this name.
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --demand <rate>         Invocations to serve at the peak.
        --role <arn>            The role that SageMaker acts in.
        --model <name>          The name of the SageMaker model to test; its
                                container must be told, too.
        --model-package <arn>   The version of a model package to test, instead of a
                                model.
        --name <name>           The new job's name (default: that of the job before,
                                with -next).
        --parallel <count>      Load tests at a time (default: the fewest that fit
                                into a job).
        --domain <domain>       The container's domain: COMPUTER_VISION,
                                NATURAL_LANGUAGE_PROCESSING or MACHINE_LEARNING.
        --task <task>           The container's task, such as IMAGE_CLASSIFICATION or
                                OTHER.
        --framework <framework> The container's framework: TENSORFLOW, PYTORCH,
                                XGBOOST or SAGEMAKER-SCIKIT-LEARN.
        --framework-version <version>
                                The framework's version, such as 1.11.0.
        --payload <s3-uri>      The archive (.tar.gz) of sample requests in S3.
        --mime-type <type>      A MIME type of the requests, such as image/jpeg.
        --nearest-model <name>  The model AWS has measured that is most like this
                                one, such as resnet50.
        --untested              Test sizes, too, that were not tested but are
                                predicted to reach the frontier.
        --repeat                Write the request that asks for the same job again,
                                as its describe response tells it.
        --average <rate>        The average load, for what is billed a request and
                                for the cost a million.
        --profile <file>        A CSV file of the load over time (a time and a demand
                                a line, or a demand alone).
        --headroom <fraction>   The fraction of capacity kept free. (default: 0.5)
        --zones <zones>         Zones, one of which may be lost. (default: 1)
        --min-instances <min-instances>
                                Instances at least. (default: 2)
        --max-instances <max-instances>
                                Instances at most.
        --latency <ms>          The latency not to exceed, in milliseconds.
        --max-cpu-per-core <percent>
                                CPU utilisation at most, in percent of a core.
        --max-memory <percent>  Memory utilisation at most, in percent.
        --budget-hourly <dollars>
                                US dollars an hour at most.
        --budget-monthly <dollars>
                                US dollars a month of 730 hours at most.
        --allow <types>         Only these instance types; * and ? stand for any.
        --exclude <types>       Not these instance types; * and ? stand for any.
        --limit <type:count>    Instances of a type at most.
        --max-variants <max-variants>
                                Production variants of a mix at most, 1 to 10.
                                (default: 1)
        --serverless            Serverless rows may be chosen, too.
        --prices <file>         A CSV file instanceType,pricePerHour that replaces
                                exported prices.
        --discount <discount>   A fraction taken off prices, such as 0.3 or
                                ml.g5.*=0.4.
        --discount-all          A discount counts for every instance of a range, not
                                only for the least count.
        --reruns <reruns>       Which measurement of one configuration counts: worst,
                                median, best or each. (values: worst, median, best,
                                each; default: each)
        --baseline <type:count> A fleet to compare the choice with.
        --keep <type:count,…>   The present fleet, to stay near.
        --change-cost <dollars> US dollars an hour that each instance added to or
                                removed from --keep is worth.
        --version               Show the version.
        -h, --help              Show help information.


      """#,
    "deploy": #"""
      OVERVIEW: Writes the choice for a load as requests or a template, with its
      autoscaling.

      Chooses as `select` does, with the same options, and writes a folder: requests
      for `aws … --cli-input-json file://…`, or a template, and a README.md with the
      commands in order, the cost, what to check before and what is assumed. Nothing
      is sent to AWS.

      The model's environment decides the capacity. A model given by its name alone
      must have the environment that README.md tells; with --model-package, or
      --image and --model-data, and --role, a model is made with it. TYPE is an
      instance type, serverless or a variant's name.

      Without --as-scaling-recommendation, --endpoint, --out and a model are needed.

      USAGE: rightsize deploy [option ...] <file> ... --demand <rate> --out <folder>

      ARGUMENTS:
        <file>                  Exported job results: files, folders, or - for
                                standard input.

      OPTIONS:
        --job <name>            Only the job of this name.
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --demand <rate>         Invocations to serve at the peak.
        --endpoint <name>       The endpoint's name.
        --endpoint-config <name>
                                The configuration's name (default: the endpoint's
                                with a hash of the content).
        --model <name>          The model, or what a new one is called; for several
                                variants TYPE=NAME.
        --model-package <arn>   The version of a model package, of which a model is
                                made.
        --image <uri>           The image of a model to be made; for several variants
                                TYPE=URI.
        --model-data <url>      The artefact of a model to be made; for several
                                variants TYPE=URL.
        --role <arn>            The role that a model to be made runs with.
        --routing <routing>     How requests find an instance. (values:
                                least-outstanding-requests, random; default:
                                least-outstanding-requests)
        --min-demand <rate>     The least load, for the fewest instances; without it
                                nothing scales in.
        --scale-on <metric>     What autoscaling keeps near its target; cpu:
                                --max-cpu-per-core. (values: invocations, cpu;
                                default: invocations)
        --scale-in-cooldown <seconds>
                                Seconds after a scale-in before the next. (default:
                                300)
        --scale-out-cooldown <seconds>
                                Seconds after a scale-out before the next. (default:
                                300)
        --out <folder>          The folder to write; it is made, but not the one it
                                is in.
        --force                 Replace the files of an earlier deployment in the
                                folder.
        --template <template>   One template instead of a file for each request.
                                (values: cloudformation, terraform)
        --as-scaling-recommendation
                                Print the figures in the shape of
                                GetScalingConfigurationRecommendation's response
                                instead.
        --average <rate>        The average load, for what is billed a request and
                                for the cost a million.
        --profile <file>        A CSV file of the load over time (a time and a demand
                                a line, or a demand alone).
        --headroom <fraction>   The fraction of capacity kept free. (default: 0.5)
        --zones <zones>         Zones, one of which may be lost. (default: 1)
        --min-instances <min-instances>
                                Instances at least. (default: 2)
        --max-instances <max-instances>
                                Instances at most.
        --latency <ms>          The latency not to exceed, in milliseconds.
        --max-cpu-per-core <percent>
                                CPU utilisation at most, in percent of a core.
        --max-memory <percent>  Memory utilisation at most, in percent.
        --budget-hourly <dollars>
                                US dollars an hour at most.
        --budget-monthly <dollars>
                                US dollars a month of 730 hours at most.
        --allow <types>         Only these instance types; * and ? stand for any.
        --exclude <types>       Not these instance types; * and ? stand for any.
        --limit <type:count>    Instances of a type at most.
        --max-variants <max-variants>
                                Production variants of a mix at most, 1 to 10.
                                (default: 1)
        --serverless            Serverless rows may be chosen, too.
        --prices <file>         A CSV file instanceType,pricePerHour that replaces
                                exported prices.
        --discount <discount>   A fraction taken off prices, such as 0.3 or
                                ml.g5.*=0.4.
        --discount-all          A discount counts for every instance of a range, not
                                only for the least count.
        --reruns <reruns>       Which measurement of one configuration counts: worst,
                                median, best or each. (values: worst, median, best,
                                each; default: each)
        --baseline <type:count> A fleet to compare the choice with.
        --keep <type:count,…>   The present fleet, to stay near.
        --change-cost <dollars> US dollars an hour that each instance added to or
                                removed from --keep is worth.
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
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --format <format>       How the answer is written. (values: table, json, csv,
                                markdown; default: table)
        --version               Show the version.
        -h, --help              Show help information.


      """#,
    "export": #"""
      OVERVIEW: Writes the whole table with derived columns, for other tools.

      Every row of every status in input order, as CSV or JSON lines. The file
      appears whole or not at all: an earlier one stays until the new one is
      complete. Parquet and Arrow are not written; duckdb, polars and pandas read
      either form and write those.

      USAGE: rightsize export [option ...] <file> ... --to <path>

      ARGUMENTS:
        <file>                  Exported job results: files, folders, or - for
                                standard input.

      OPTIONS:
        --job <name>            Only the job of this name.
        --group-by <key>        Within what rows compete (default: model). (values:
                                model, job, none)
        --latency-unit <unit>   The unit of exported latencies; auto: as each row
                                tells. (values: auto, ms, us; default: auto)
        --threads <count>       Threads to read and calculate with (default: one for
                                each processor); the answer does not depend on it.
        --strict                Stop at the first input that cannot be read, without
                                an answer.
        --quiet                 No progress line; at a terminal, long runs show one
                                on standard error.
        --to <path>             The file, .csv or .jsonl, or - for standard output
                                (with --format).
        --format <format>       The form (default: as the file's name ends). (values:
                                csv, jsonl)
        --version               Show the version.
        -h, --help              Show help information.


      """#,
    "validate": #"""
      OVERVIEW: Checks requests for load tests: every fault with its place, rule and
      mend.

      A request is the JSON object that `aws sagemaker
      create-inference-recommendations-job --cli-input-json` takes. It is held
      against every limit of the service's model and the rules of its developer
      guide; whether roles, models and endpoints exist only AWS can tell.

      Exit codes: 0 valid, perhaps with warnings; 65 faults, or unreadable; 66 no
      such file.

      USAGE: rightsize validate [option ...] <file> ...

      ARGUMENTS:
        <file>                  Requests: files, folders (every .json in them), or -
                                for standard input.

      OPTIONS:
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
