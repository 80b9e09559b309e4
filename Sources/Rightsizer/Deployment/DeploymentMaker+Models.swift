extension DeploymentMaker {
  /// The model of each variant, and the requests for those that are made.
  struct Models {
    var names: [String] = []
    var requests: [CreateModelRequest] = []
  }

  /// Gives each variant its model; what is missing is asked for by its flag.
  func resolvedModels(endpoint: String) throws(DeploymentError) -> Models {
    try checkSources()
    try checkKeys()
    let named = try variants.map { variant throws(DeploymentError) in
      try value(of: options.models, for: variant, "--model").map { name throws(DeploymentError) in
        try Self.name(name, "--model")
      }
    }
    return options.createsModels ? try made(named, endpoint) : try existing(named)
  }

  private func checkSources() throws(DeploymentError) {
    if options.modelPackage != nil, !options.images.isEmpty || !options.modelData.isEmpty {
      throw DeploymentError(
        .contradiction,
        "--model-package and --image with --model-data each say what the model is: give one of them"
      )
    }
    if options.images.isEmpty, !options.modelData.isEmpty {
      throw DeploymentError(
        .missingModel, "--model-data is an artefact without what runs it: give --image, too")
    }
    guard options.createsModels else {
      if options.roleARN != nil {
        throw DeploymentError(
          .contradiction,
          "--role is for models to be made: give --model-package, or --image and --model-data, too")
      }
      return
    }
    guard let role = options.roleARN else {
      throw DeploymentError(
        .missingRole,
        "give the role the model runs with: --role ARN (a model is made of what is given)")
    }
    try Self.require(.roleARN, role, "--role")
    if let package = options.modelPackage {
      try Self.require(.modelPackageARN, package, "--model-package")
      // A model takes less than a job does: its package has a name that can be one.
      guard AWSText.isModelPackage(package) else {
        let pattern = TextPattern.modelPackageARN
        throw malformed(package, "--model-package", pattern.rule, pattern.mend)
      }
    }
  }

  /// Refuses a value for what is no variant: a name mistyped would leave one with another's model.
  private func checkKeys() throws(DeploymentError) {
    for (option, values) in [
      ("--model", options.models), ("--image", options.images),
      ("--model-data", options.modelData),
    ] {
      for key in values.compactMap(\.key)
      where !variants.contains(where: { $0.name == key || $0.type == key }) {
        let known = variants.map { "\($0.type) (\($0.name))" }.joined(separator: ", ")
        throw DeploymentError(
          .unknownVariant,
          "\(option): \"\(DisplayText(String(key.prefix(80))).text)\" is no variant of this choice; "
            + (variants.count == 1 ? "the only one is " : "they are ") + known)
      }
    }
  }

  private func malformed(
    _ text: String, _ option: String, _ rule: String, _ mend: String
  ) -> DeploymentError {
    Self.malformed(option, "\(rule); found \(RequestTextCheck.quoted(text)): \(mend)")
  }

  /// The value for a variant: that of its name, else of its type, else the one for all.
  private func value(
    of values: [VariantValue], for variant: DeploymentVariant, _ option: String
  ) throws(DeploymentError) -> String? {
    for key in [variant.name, variant.type, nil] {
      let found = values.filter { $0.key == key }
      if found.count > 1 {
        throw DeploymentError(
          .contradiction,
          "\(option) is given twice for \(key ?? "every variant"); for several variants write "
            + "TYPE=VALUE")
      }
      if let only = found.first { return only.value }
    }
    return nil
  }

  // MARK: Models by name

  private func existing(_ named: [String?]) throws(DeploymentError) -> Models {
    var result = Models()
    var users: [String: DeploymentVariant] = [:]
    for (variant, name) in zip(variants, named) {
      guard let name else { throw missing(variant) }
      if let other = users[name] {
        try requireSameModel(other, variant, name)
      } else {
        users[name] = variant
      }
      result.names.append(name)
    }
    return result
  }

  private func missing(_ variant: DeploymentVariant) -> DeploymentError {
    let isAlone = variants.count == 1
    return DeploymentError(
      .missingModel,
      "give the model of \(isAlone ? variant.type : "\(variant.name) (\(variant.type))"): --model "
        + (isAlone ? "NAME" : "\(key(of: variant))=NAME")
        + ", or what it is made of: --model-package ARN, or --image URI and --model-data URL, with "
        + "--role ARN")
  }

  /// How an option tells a variant: by its type where that is one's own.
  private func key(of variant: DeploymentVariant) -> String {
    variants.count { $0.type == variant.type } == 1 ? variant.type : variant.name
  }

  private func requireSameModel(
    _ a: DeploymentVariant, _ b: DeploymentVariant, _ name: String
  ) throws(DeploymentError) {
    guard a.configuration != b.configuration else { return }
    var differences: [String] = []
    if a.configuration.environment != b.configuration.environment {
      differences.append("environment")
    }
    if a.configuration.specification != b.configuration.specification {
      differences.append("specification")
    }
    if a.configuration.compilation != b.configuration.compilation {
      differences.append("compilation")
    }
    throw DeploymentError(
      .modelsDiffer,
      "--model \(name) cannot serve \(a.name) (row \(a.part.row)) and \(b.name) (row \(b.part.row)): "
        + "they were measured with different \(differences.joined(separator: " and ")), which belong "
        + "to the model and decide the capacity. Name one for each: --model \(key(of: a))=NAME --model "
        + "\(key(of: b))=NAME")
  }

  // MARK: Models to be made

  /// What a model is made of; variants that agree in it share one.
  private struct Recipe: Hashable {
    var container: CreateModelRequest.Container
    var compilation: String?
  }

  private func made(_ named: [String?], _ endpoint: String) throws(DeploymentError) -> Models {
    var result = Models()
    var users: [String: (variant: DeploymentVariant, recipe: Recipe)] = [:]
    for (variant, name) in zip(variants, named) {
      let recipe = try recipe(for: variant)
      var request = CreateModelRequest(
        modelName: endpoint, primaryContainer: recipe.container,
        executionRoleARN: options.roleARN ?? "")
      request.modelName =
        name ?? result.names.first { users[$0]?.recipe == recipe }
        ?? AWSText.name(endpoint, suffix: AWSText.digest(request.json))
      result.names.append(request.modelName)
      guard let user = users[request.modelName] else {
        users[request.modelName] = (variant, recipe)
        result.requests.append(request)
        continue
      }
      try requireSameModel(user.variant, variant, request.modelName)
      guard user.recipe == recipe else {
        throw DeploymentError(
          .modelsDiffer,
          "--model \(request.modelName) cannot be made of two images or artefacts: name one for each, "
            + "such as --model \(key(of: variant))=NAME")
      }
    }
    return result
  }

  private func recipe(for variant: DeploymentVariant) throws(DeploymentError) -> Recipe {
    var container = CreateModelRequest.Container()
    container.environment = try environment(of: variant)
    if let package = options.modelPackage {
      try requireOneModel(in: package, for: variant)
      container.modelPackageName = package
      container.inferenceSpecificationName = try variant.configuration.specification.map {
        name throws(DeploymentError) in
        guard AWSText.isName(name) else {
          throw malformed(
            name, "row \(variant.part.row)", "the name of a specification in a model package",
            "name the model with --model alone")
        }
        return name
      }
    } else {
      guard let image = try value(of: options.images, for: variant, "--image") else {
        throw DeploymentError(
          .missingModel, "give the image of \(variant.name): --image \(key(of: variant))=URI")
      }
      guard let data = try value(of: options.modelData, for: variant, "--model-data") else {
        throw DeploymentError(
          .missingModel,
          "give the artefact that \(image) runs: --model-data "
            + (options.modelData.isEmpty ? "" : "\(key(of: variant))=") + "URL")
      }
      guard AWSText.isImage(image) else {
        throw malformed(
          image, "--image", "an image's path of at most 255 characters, without blanks",
          "give it as the registry tells it, with its tag or digest")
      }
      try Self.require(.s3URI, data, "--model-data")
      guard AWSText.isModelData(data) else {
        throw malformed(
          data, "--model-data", "the URL of one archive, such as s3://BUCKET/model.tar.gz",
          "name the file itself, not its folder")
      }
      container.image = image
      container.modelDataURL = data
      try requireOneArtefact(variant, data)
    }
    return Recipe(container: container, compilation: variant.configuration.compilation)
  }

  /// A compiled artefact runs where it was compiled for: one cannot be what two rows were measured
  /// with that differ in it.
  private func requireOneArtefact(
    _ variant: DeploymentVariant, _ data: String
  ) throws(DeploymentError) {
    for other in variants where other.configuration.compilation != variant.configuration.compilation
    {
      guard try value(of: options.modelData, for: other, "--model-data") == data else { continue }
      throw DeploymentError(
        .modelsDiffer,
        "--model-data \(data) cannot serve \(variant.name) and \(other.name): their rows were measured "
          + "with models of different compilations. Give one for each: --model-data "
          + "\(key(of: variant))=URL")
    }
  }

  /// The same for what a specification of a model package is.
  private func requireOneModel(
    in package: String, for variant: DeploymentVariant
  ) throws(DeploymentError) {
    let (own, name) = (variant.configuration, variant.name)
    for other in variants
    where other.configuration.compilation != own.compilation
      && other.configuration.specification == own.specification
    {
      throw DeploymentError(
        .modelsDiffer,
        "--model-package \(package) cannot serve \(name) and \(other.name): their rows were measured "
          + "with models of different compilations, and with one specification of it. Leave it out and "
          + "name a model for each: --model \(key(of: variant))=NAME --model \(key(of: other))=NAME"
      )
    }
  }

  private func environment(of variant: DeploymentVariant) throws(DeploymentError) -> [String:
    String]
  {
    let environment = variant.configuration.environment
    let mend = "name a model that has it with --model alone, and leave out what it is made of"
    guard environment.count <= AWSText.mostEnvironmentVariables else {
      throw DeploymentError(
        .environment,
        "row \(variant.part.row) has \(environment.count) environment variables, and CreateModel takes "
          + "\(AWSText.mostEnvironmentVariables): \(mend)")
    }
    for (key, value) in environment.sorted(by: { $0.key < $1.key }) {
      guard AWSText.isEnvironmentKey(key), value.utf16.count <= AWSText.longestEnvironmentValue
      else {
        throw DeploymentError(
          .environment,
          "row \(variant.part.row): CreateModel takes no environment variable "
            + "\"\(DisplayText(String(key.prefix(80))).text)\" of \(value.utf16.count) characters: \(mend)"
        )
      }
    }
    return environment
  }
}
