import ArgumentParser
import Rightsizer

print(rightsizerVersion)
