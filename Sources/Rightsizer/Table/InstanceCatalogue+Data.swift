extension InstanceCatalogue {
  /// The text of `datasets/instance-types.csv`, written here by `Scripts/embed-instance-types`.
  ///
  /// A literal, so that it costs nothing before it is first read.
  static let awsData: StaticString = """
    instanceType,vCPUs,memoryMiB,accelerator,acceleratorCount
    ml.c4.2xlarge,8,15360,,0
    ml.c4.4xlarge,16,30720,,0
    ml.c4.8xlarge,36,61440,,0
    ml.c4.large,2,3840,,0
    ml.c4.xlarge,4,7680,,0
    ml.c5.18xlarge,72,147456,,0
    ml.c5.2xlarge,8,16384,,0
    ml.c5.4xlarge,16,32768,,0
    ml.c5.9xlarge,36,73728,,0
    ml.c5.large,2,4096,,0
    ml.c5.xlarge,4,8192,,0
    ml.c5d.18xlarge,72,147456,,0
    ml.c5d.2xlarge,8,16384,,0
    ml.c5d.4xlarge,16,32768,,0
    ml.c5d.9xlarge,36,73728,,0
    ml.c5d.large,2,4096,,0
    ml.c5d.xlarge,4,8192,,0
    ml.c6g.12xlarge,48,98304,,0
    ml.c6g.16xlarge,64,131072,,0
    ml.c6g.2xlarge,8,16384,,0
    ml.c6g.4xlarge,16,32768,,0
    ml.c6g.8xlarge,32,65536,,0
    ml.c6g.large,2,4096,,0
    ml.c6g.xlarge,4,8192,,0
    ml.c6gd.12xlarge,48,98304,,0
    ml.c6gd.16xlarge,64,131072,,0
    ml.c6gd.2xlarge,8,16384,,0
    ml.c6gd.4xlarge,16,32768,,0
    ml.c6gd.8xlarge,32,65536,,0
    ml.c6gd.large,2,4096,,0
    ml.c6gd.xlarge,4,8192,,0
    ml.c6gn.12xlarge,48,98304,,0
    ml.c6gn.16xlarge,64,131072,,0
    ml.c6gn.2xlarge,8,16384,,0
    ml.c6gn.4xlarge,16,32768,,0
    ml.c6gn.8xlarge,32,65536,,0
    ml.c6gn.large,2,4096,,0
    ml.c6gn.xlarge,4,8192,,0
    ml.c6i.12xlarge,48,98304,,0
    ml.c6i.16xlarge,64,131072,,0
    ml.c6i.24xlarge,96,196608,,0
    ml.c6i.2xlarge,8,16384,,0
    ml.c6i.32xlarge,128,262144,,0
    ml.c6i.4xlarge,16,32768,,0
    ml.c6i.8xlarge,32,65536,,0
    ml.c6i.large,2,4096,,0
    ml.c6i.xlarge,4,8192,,0
    ml.c6in.12xlarge,48,98304,,0
    ml.c6in.16xlarge,64,131072,,0
    ml.c6in.24xlarge,96,196608,,0
    ml.c6in.2xlarge,8,16384,,0
    ml.c6in.32xlarge,128,262144,,0
    ml.c6in.4xlarge,16,32768,,0
    ml.c6in.8xlarge,32,65536,,0
    ml.c6in.large,2,4096,,0
    ml.c6in.xlarge,4,8192,,0
    ml.c7g.12xlarge,48,98304,,0
    ml.c7g.16xlarge,64,131072,,0
    ml.c7g.2xlarge,8,16384,,0
    ml.c7g.4xlarge,16,32768,,0
    ml.c7g.8xlarge,32,65536,,0
    ml.c7g.large,2,4096,,0
    ml.c7g.xlarge,4,8192,,0
    ml.c7i.12xlarge,48,98304,,0
    ml.c7i.16xlarge,64,131072,,0
    ml.c7i.24xlarge,96,196608,,0
    ml.c7i.2xlarge,8,16384,,0
    ml.c7i.48xlarge,192,393216,,0
    ml.c7i.4xlarge,16,32768,,0
    ml.c7i.8xlarge,32,65536,,0
    ml.c7i.large,2,4096,,0
    ml.c7i.xlarge,4,8192,,0
    ml.c8g.12xlarge,48,98304,,0
    ml.c8g.16xlarge,64,131072,,0
    ml.c8g.24xlarge,96,196608,,0
    ml.c8g.2xlarge,8,16384,,0
    ml.c8g.48xlarge,192,393216,,0
    ml.c8g.4xlarge,16,32768,,0
    ml.c8g.8xlarge,32,65536,,0
    ml.c8g.large,2,4096,,0
    ml.c8g.medium,1,2048,,0
    ml.c8g.xlarge,4,8192,,0
    ml.dl1.24xlarge,96,786432,Habana Gaudi HL-205,8
    ml.g4dn.12xlarge,48,196608,NVIDIA T4,4
    ml.g4dn.16xlarge,64,262144,NVIDIA T4,1
    ml.g4dn.2xlarge,8,32768,NVIDIA T4,1
    ml.g4dn.4xlarge,16,65536,NVIDIA T4,1
    ml.g4dn.8xlarge,32,131072,NVIDIA T4,1
    ml.g4dn.xlarge,4,16384,NVIDIA T4,1
    ml.g5.12xlarge,48,196608,NVIDIA A10G,4
    ml.g5.16xlarge,64,262144,NVIDIA A10G,1
    ml.g5.24xlarge,96,393216,NVIDIA A10G,4
    ml.g5.2xlarge,8,32768,NVIDIA A10G,1
    ml.g5.48xlarge,192,786432,NVIDIA A10G,8
    ml.g5.4xlarge,16,65536,NVIDIA A10G,1
    ml.g5.8xlarge,32,131072,NVIDIA A10G,1
    ml.g5.xlarge,4,16384,NVIDIA A10G,1
    ml.g6.12xlarge,48,196608,NVIDIA L4,4
    ml.g6.16xlarge,64,262144,NVIDIA L4,1
    ml.g6.24xlarge,96,393216,NVIDIA L4,4
    ml.g6.2xlarge,8,32768,NVIDIA L4,1
    ml.g6.48xlarge,192,786432,NVIDIA L4,8
    ml.g6.4xlarge,16,65536,NVIDIA L4,1
    ml.g6.8xlarge,32,131072,NVIDIA L4,1
    ml.g6.xlarge,4,16384,NVIDIA L4,1
    ml.g6e.12xlarge,48,393216,NVIDIA L40S,4
    ml.g6e.16xlarge,64,524288,NVIDIA L40S,1
    ml.g6e.24xlarge,96,786432,NVIDIA L40S,4
    ml.g6e.2xlarge,8,65536,NVIDIA L40S,1
    ml.g6e.48xlarge,192,1572864,NVIDIA L40S,8
    ml.g6e.4xlarge,16,131072,NVIDIA L40S,1
    ml.g6e.8xlarge,32,262144,NVIDIA L40S,1
    ml.g6e.xlarge,4,32768,NVIDIA L40S,1
    ml.g7e.12xlarge,48,524288,NVIDIA RTX PRO Server 6000,2
    ml.g7e.24xlarge,96,1048576,NVIDIA RTX PRO Server 6000,4
    ml.g7e.2xlarge,8,65536,NVIDIA RTX PRO Server 6000,1
    ml.g7e.48xlarge,192,2097152,NVIDIA RTX PRO Server 6000,8
    ml.g7e.4xlarge,16,131072,NVIDIA RTX PRO Server 6000,1
    ml.g7e.8xlarge,32,262144,NVIDIA RTX PRO Server 6000,1
    ml.inf1.24xlarge,96,196608,Inferentia,16
    ml.inf1.2xlarge,8,16384,Inferentia,1
    ml.inf1.6xlarge,24,49152,Inferentia,4
    ml.inf1.xlarge,4,8192,Inferentia,1
    ml.inf2.24xlarge,96,393216,Inferentia2,6
    ml.inf2.48xlarge,192,786432,Inferentia2,12
    ml.inf2.8xlarge,32,131072,Inferentia2,1
    ml.inf2.xlarge,4,16384,Inferentia2,1
    ml.m4.10xlarge,40,163840,,0
    ml.m4.16xlarge,64,262144,,0
    ml.m4.2xlarge,8,32768,,0
    ml.m4.4xlarge,16,65536,,0
    ml.m4.xlarge,4,16384,,0
    ml.m5.12xlarge,48,196608,,0
    ml.m5.24xlarge,96,393216,,0
    ml.m5.2xlarge,8,32768,,0
    ml.m5.4xlarge,16,65536,,0
    ml.m5.large,2,8192,,0
    ml.m5.xlarge,4,16384,,0
    ml.m5d.12xlarge,48,196608,,0
    ml.m5d.24xlarge,96,393216,,0
    ml.m5d.2xlarge,8,32768,,0
    ml.m5d.4xlarge,16,65536,,0
    ml.m5d.large,2,8192,,0
    ml.m5d.xlarge,4,16384,,0
    ml.m6g.12xlarge,48,196608,,0
    ml.m6g.16xlarge,64,262144,,0
    ml.m6g.2xlarge,8,32768,,0
    ml.m6g.4xlarge,16,65536,,0
    ml.m6g.8xlarge,32,131072,,0
    ml.m6g.large,2,8192,,0
    ml.m6g.xlarge,4,16384,,0
    ml.m6gd.12xlarge,48,196608,,0
    ml.m6gd.16xlarge,64,262144,,0
    ml.m6gd.2xlarge,8,32768,,0
    ml.m6gd.4xlarge,16,65536,,0
    ml.m6gd.8xlarge,32,131072,,0
    ml.m6gd.large,2,8192,,0
    ml.m6gd.xlarge,4,16384,,0
    ml.m6i.12xlarge,48,196608,,0
    ml.m6i.16xlarge,64,262144,,0
    ml.m6i.24xlarge,96,393216,,0
    ml.m6i.2xlarge,8,32768,,0
    ml.m6i.32xlarge,128,524288,,0
    ml.m6i.4xlarge,16,65536,,0
    ml.m6i.8xlarge,32,131072,,0
    ml.m6i.large,2,8192,,0
    ml.m6i.xlarge,4,16384,,0
    ml.m7i.12xlarge,48,196608,,0
    ml.m7i.16xlarge,64,262144,,0
    ml.m7i.24xlarge,96,393216,,0
    ml.m7i.2xlarge,8,32768,,0
    ml.m7i.48xlarge,192,786432,,0
    ml.m7i.4xlarge,16,65536,,0
    ml.m7i.8xlarge,32,131072,,0
    ml.m7i.large,2,8192,,0
    ml.m7i.xlarge,4,16384,,0
    ml.m8g.12xlarge,48,196608,,0
    ml.m8g.16xlarge,64,262144,,0
    ml.m8g.24xlarge,96,393216,,0
    ml.m8g.2xlarge,8,32768,,0
    ml.m8g.48xlarge,192,786432,,0
    ml.m8g.4xlarge,16,65536,,0
    ml.m8g.8xlarge,32,131072,,0
    ml.m8g.large,2,8192,,0
    ml.m8g.medium,1,4096,,0
    ml.m8g.xlarge,4,16384,,0
    ml.p2.16xlarge,64,749568,NVIDIA K80,16
    ml.p2.8xlarge,32,499712,NVIDIA K80,8
    ml.p2.xlarge,4,62464,NVIDIA K80,1
    ml.p3.16xlarge,64,499712,NVIDIA V100,8
    ml.p3.2xlarge,8,62464,NVIDIA V100,1
    ml.p3.8xlarge,32,249856,NVIDIA V100,4
    ml.p4d.24xlarge,96,1179648,NVIDIA A100,8
    ml.p4de.24xlarge,96,1179648,NVIDIA A100,8
    ml.p5.48xlarge,192,2097152,NVIDIA H100,8
    ml.p5.4xlarge,16,262144,NVIDIA H100,1
    ml.p5e.48xlarge,192,2097152,NVIDIA H200,8
    ml.p5en.48xlarge,192,2097152,NVIDIA H200,8
    ml.p6-b200.48xlarge,192,2097152,NVIDIA B200,8
    ml.p6-b300.48xlarge,192,4194304,NVIDIA B300,8
    ml.r5.12xlarge,48,393216,,0
    ml.r5.24xlarge,96,786432,,0
    ml.r5.2xlarge,8,65536,,0
    ml.r5.4xlarge,16,131072,,0
    ml.r5.large,2,16384,,0
    ml.r5.xlarge,4,32768,,0
    ml.r5d.12xlarge,48,393216,,0
    ml.r5d.24xlarge,96,786432,,0
    ml.r5d.2xlarge,8,65536,,0
    ml.r5d.4xlarge,16,131072,,0
    ml.r5d.large,2,16384,,0
    ml.r5d.xlarge,4,32768,,0
    ml.r6g.12xlarge,48,393216,,0
    ml.r6g.16xlarge,64,524288,,0
    ml.r6g.2xlarge,8,65536,,0
    ml.r6g.4xlarge,16,131072,,0
    ml.r6g.8xlarge,32,262144,,0
    ml.r6g.large,2,16384,,0
    ml.r6g.xlarge,4,32768,,0
    ml.r6gd.12xlarge,48,393216,,0
    ml.r6gd.16xlarge,64,524288,,0
    ml.r6gd.2xlarge,8,65536,,0
    ml.r6gd.4xlarge,16,131072,,0
    ml.r6gd.8xlarge,32,262144,,0
    ml.r6gd.large,2,16384,,0
    ml.r6gd.xlarge,4,32768,,0
    ml.r6i.12xlarge,48,393216,,0
    ml.r6i.16xlarge,64,524288,,0
    ml.r6i.24xlarge,96,786432,,0
    ml.r6i.2xlarge,8,65536,,0
    ml.r6i.32xlarge,128,1048576,,0
    ml.r6i.4xlarge,16,131072,,0
    ml.r6i.8xlarge,32,262144,,0
    ml.r6i.large,2,16384,,0
    ml.r6i.xlarge,4,32768,,0
    ml.r7gd.12xlarge,48,393216,,0
    ml.r7gd.16xlarge,64,524288,,0
    ml.r7gd.2xlarge,8,65536,,0
    ml.r7gd.4xlarge,16,131072,,0
    ml.r7gd.8xlarge,32,262144,,0
    ml.r7gd.large,2,16384,,0
    ml.r7gd.medium,1,8192,,0
    ml.r7gd.xlarge,4,32768,,0
    ml.r7i.12xlarge,48,393216,,0
    ml.r7i.16xlarge,64,524288,,0
    ml.r7i.24xlarge,96,786432,,0
    ml.r7i.2xlarge,8,65536,,0
    ml.r7i.48xlarge,192,1572864,,0
    ml.r7i.4xlarge,16,131072,,0
    ml.r7i.8xlarge,32,262144,,0
    ml.r7i.large,2,16384,,0
    ml.r7i.xlarge,4,32768,,0
    ml.r8g.12xlarge,48,393216,,0
    ml.r8g.16xlarge,64,524288,,0
    ml.r8g.24xlarge,96,786432,,0
    ml.r8g.2xlarge,8,65536,,0
    ml.r8g.48xlarge,192,1572864,,0
    ml.r8g.4xlarge,16,131072,,0
    ml.r8g.8xlarge,32,262144,,0
    ml.r8g.large,2,16384,,0
    ml.r8g.medium,1,8192,,0
    ml.r8g.xlarge,4,32768,,0
    ml.t2.2xlarge,8,32768,,0
    ml.t2.large,2,8192,,0
    ml.t2.medium,2,4096,,0
    ml.t2.xlarge,4,16384,,0
    ml.trn1.2xlarge,8,32768,Trainium,1
    ml.trn1.32xlarge,128,524288,Trainium,16
    ml.trn1n.32xlarge,128,524288,Trainium,16
    ml.trn2.48xlarge,192,2097152,Trainium2,16

    """
}
