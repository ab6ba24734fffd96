# The rulesets alone, to be mounted by deploy/kubernetes: docker build -f deploy/rulesets.Dockerfile .
# Check them first: npx ur rulesets check --rulesets rulesets
FROM busybox:stable
COPY rulesets /rulesets
USER 1000:1000
