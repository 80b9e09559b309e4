extension RequestShape.Structure {
  static let containerConfig = RequestShape.Structure(
    name: "RecommendationJobContainerConfig",
    members: [
      .init(
        name: "Domain",
        shape: .open("COMPUTER_VISION", "NATURAL_LANGUAGE_PROCESSING", "MACHINE_LEARNING")),
      .init(
        name: "Task",
        shape: .open(
          "IMAGE_CLASSIFICATION", "OBJECT_DETECTION", "TEXT_GENERATION", "IMAGE_SEGMENTATION",
          "FILL_MASK", "CLASSIFICATION", "REGRESSION", "OTHER")),
      .init(
        name: "Framework",
        shape: .open("TENSORFLOW", "PYTORCH", "XGBOOST", "SAGEMAKER-SCIKIT-LEARN")),
      .init(
        name: "FrameworkVersion",
        shape: .text(
          .init(
            name: "RecommendationJobFrameworkVersion", minimum: 3, maximum: 10,
            pattern: .frameworkVersion))),
      .init(name: "PayloadConfig", shape: .structure(.payloadConfig)),
      .init(
        name: "NearestModelName",
        shape: .open(
          "efficientnetb7", "unet", "xgboost", "faster-rcnn-resnet101", "nasnetlarge", "vgg16",
          "inception-v3", "mask-rcnn", "sagemaker-scikit-learn", "densenet201-gluon",
          "resnet18v2-gluon", "xception", "densenet201", "yolov4", "resnet152", "bert-base-cased",
          "xceptionV1-keras", "resnet50", "retinanet")),
      .init(
        name: "SupportedInstanceTypes",
        shape: .list(
          .init(
            name: "RecommendationJobSupportedInstanceTypes",
            element: .text(.init(name: "String", isInstanceType: true))))),
      .init(
        name: "SupportedEndpointType",
        shape: .text(
          .init(
            name: "RecommendationJobSupportedEndpointType", values: ["RealTime", "Serverless"]))),
      .init(
        name: "DataInputConfig",
        shape: .text(
          .init(
            name: "RecommendationJobDataInputConfig", minimum: 1, maximum: 1024, pattern: .anything)
        )
      ),
      .init(
        name: "SupportedResponseMIMETypes",
        shape: .list(
          .init(
            name: "RecommendationJobSupportedResponseMIMETypes",
            element: .text(
              .init(
                name: "RecommendationJobSupportedResponseMIMEType", maximum: 1024,
                pattern: .mimeType))))),
    ])

  static let payloadConfig = RequestShape.Structure(
    name: "RecommendationJobPayloadConfig",
    members: [
      .init(name: "SamplePayloadUrl", shape: .s3URI),
      .init(
        name: "SupportedContentTypes",
        shape: .list(
          .init(
            name: "RecommendationJobSupportedContentTypes",
            element: .text(
              .init(
                name: "RecommendationJobSupportedContentType", maximum: 256, pattern: .oneLine))))),
    ])
}

extension RequestShape {
  /// A word that the model leaves open, with those that the API reference lists.
  fileprivate static func open(_ values: String...) -> RequestShape {
    .text(.init(name: "String", listedValues: values))
  }
}
