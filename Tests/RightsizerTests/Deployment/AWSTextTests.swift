import Testing

@testable import Rightsizer

/// The patterns of SageMaker's service model (botocore 1.43.11).
struct AWSTextTests {
  private static let sixtyThree = String(repeating: "a", count: 63)

  @Test("Names", arguments: ["a", "A-1", "a--b", "0", sixtyThree])
  func names(text: String) { #expect(AWSText.isName(text)) }

  @Test(
    "No names", arguments: ["", "-a", "a-", "a_b", "a.b", "é", "a b", "a\n", sixtyThree + "a", "-"])
  func noNames(text: String) { #expect(!AWSText.isName(text)) }

  @Test(
    "Roles",
    arguments: [
      "arn:aws:iam::123456789012:role/r", "arn:aws-us-gov:iam::123456789012:role/a/b+c=,.@-_",
      "arn:aws:iam::123456789012:rolex",
    ])
  func roles(text: String) { #expect(RequestShape.Text.roleARN.refusal(of: text) == nil) }

  @Test(
    "No roles",
    arguments: [
      "", "role", "arn:aws:iam::12345678901:role/r", "arn:aws:iam:us-east-1:123456789012:role/r",
      "arn:aws:iam::123456789012:user/r", "arn:aws:iam::123456789012:role",
      "arn:aws:s3::123456789012:role/r", "arn:aws:iam::123456789012:role/a b",
      "arn:AWS:iam::123456789012:role/r",
      "arn:aws:iam::123456789012:role/" + String(repeating: "r", count: 2048),
    ])
  func noRoles(text: String) { #expect(RequestShape.Text.roleARN.refusal(of: text) != nil) }

  @Test(
    "Model packages",
    arguments: [
      DeploymentExamples.package, "arn:aws-cn:sagemaker:cn-north-1:123456789012:model-package/m",
    ])
  func packages(text: String) { #expect(AWSText.isModelPackage(text)) }

  @Test(
    "No model packages",
    arguments: [
      "", "resnet", "resnet/3", "arn:aws:sagemaker:us-east-1:123456789012:model-package/",
      "arn:aws:sagemaker:us-east-1:123456789012:model-package/m/x",
      "arn:aws:sagemaker:us-east-1:123456789012:model-package/m/1234567890",
      "arn:aws:sagemaker:us-east-1:123456789012:model-package/m-/1",
      "arn:aws:sagemaker:us-east-1:1234:model-package/m/1",
      "arn:aws:sagemaker:us-east-1:123456789012:model-package/m/1/2",
    ])
  func noPackages(text: String) { #expect(!AWSText.isModelPackage(text)) }

  @Test("Artefacts and images")
  func places() {
    #expect(AWSText.isModelData("s3://bucket/run=1/model.tar.gz"))
    #expect(AWSText.isModelData("https://host/model.tar.gz"))
    for text in ["", "s3://", "s3:///a", "s3://bucket/models/", "file://a", "/a/model.tar.gz"] {
      #expect(!AWSText.isModelData(text), "\(text)")
    }
    #expect(AWSText.isImage("123456789012.dkr.ecr.us-east-1.amazonaws.com/serve:1"))
    #expect(!AWSText.isImage("") && !AWSText.isImage("a b"))
    #expect(!AWSText.isImage(String(repeating: "a", count: 256)))
  }

  @Test("Names made of types, and cut for a suffix")
  func made() {
    #expect(AWSText.name(from: "ml.c5.xlarge") == "ml-c5-xlarge")
    #expect(AWSText.name(from: "..ml..é..") == "ml")
    #expect(AWSText.name(from: "é") == "variant")
    #expect(AWSText.name(from: Self.sixtyThree + ".a") == Self.sixtyThree)
    #expect(AWSText.name("ep", suffix: "12345678") == "ep-12345678")
    let long = AWSText.name(String(repeating: "a", count: 53) + "-bcdefghij", suffix: "12345678")
    #expect(long == String(repeating: "a", count: 53) + "-12345678" && AWSText.isName(long))
  }

  @Test("The digest is 64-bit FNV-1a with its halves combined, by another program")
  func digest() {
    // Python: h = (h ^ byte) × 0x100000001b3 mod 2⁶⁴ from 0xcbf29ce484222325, then high ^ low.
    #expect(AWSText.digest("") == "4fd0bfc1")
    #expect(AWSText.digest("a") == "296230c0")
    #expect(AWSText.digest("foobar") == "72ad2699")
  }

  @Test("A value's key is what stands before the first =, where that may be one")
  func keys() {
    #expect(VariantValue(parsing: "m") == VariantValue("m"))
    #expect(VariantValue(parsing: "ml.c5.xlarge=m") == VariantValue("m", for: "ml.c5.xlarge"))
    #expect(VariantValue(parsing: "serverless=m") == VariantValue("m", for: "serverless"))
    #expect(VariantValue(parsing: "s3://b/a=1/m.gz") == VariantValue("s3://b/a=1/m.gz"))
    #expect(
      VariantValue(parsing: "ml.c5.xlarge=s3://b/a=1/m")
        == VariantValue("s3://b/a=1/m", for: "ml.c5.xlarge"))
    #expect(VariantValue(parsing: "=m") == VariantValue("=m"))
  }
}
